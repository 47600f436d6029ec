package dev.switchback.sqlite;

/// How a session that runs migrations behaves, as far as a database's settings say so.
///
/// @param synchronous how far each commit is forced to the disk
/// @param foreignKeys whether SQLite enforces them while migrations run
/// @param afterwards what is done with the session's knowledge when its work is committed
/// @param names functions and collations that SQLite doesn't have
public record SessionSettings(
    Synchronous synchronous, ForeignKeys foreignKeys, Afterwards afterwards, SuppliedNames names) {

  /// As without any settings.
  public static final SessionSettings USUAL =
      new SessionSettings(
          Synchronous.EXTRA, ForeignKeys.USUAL, Afterwards.NOTHING, SuppliedNames.NONE);

  /// `PRAGMA synchronous` (sqlite.org/pragma.html#pragma_synchronous).
  public enum Synchronous {
    /// Leaves it to the system: a power cut may destroy the file.
    OFF,
    /// A power cut may destroy a file without a log, and take the newest commits from one with it.
    NORMAL,
    FULL,
    /// Also makes the end of a rollback journal durable.
    EXTRA;

    /// As SQLite writes it.
    String number() {
      return switch (this) {
        case OFF -> "0";
        case NORMAL -> "1";
        case FULL -> "2";
        case EXTRA -> "3";
      };
    }
  }

  /// Whether foreign keys are enforced while migrations run.
  public enum ForeignKeys {
    /// Off, or as the tool does it whose history is written.
    USUAL,
    ON,
    OFF
  }

  /// What follows the last commit.
  public enum Afterwards {
    NOTHING,
    /// `PRAGMA optimize` (sqlite.org/pragma.html#pragma_optimize).
    OPTIMIZE
  }

  public SessionSettings withNames(SuppliedNames other) {
    return new SessionSettings(synchronous, foreignKeys, afterwards, other);
  }
}
