package dev.switchback.sqlite;

import java.util.Locale;
import java.util.Optional;

/// How SQLite keeps a transaction until it is committed, as far as the file itself remembers it
/// (sqlite.org/pragma.html#pragma_journal_mode).
public enum JournalMode {
  /// A rollback journal beside the file, deleted at each commit.
  DELETE,
  /// A write-ahead log: readers and a writer don't wait for each other.
  WAL;

  static final String OPERATION = "change the journal mode";

  String pragma() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The mode of a file that SQLite calls `name`: every mode without a log is a rollback journal to
  /// the file.
  public static JournalMode of(String name) {
    return name.equalsIgnoreCase("wal") ? WAL : DELETE;
  }

  /// Reads what a person typed; empty when it is no such mode.
  public static Optional<JournalMode> typed(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "wal" -> Optional.of(WAL);
      case "delete" -> Optional.of(DELETE);
      default -> Optional.empty();
    };
  }
}
