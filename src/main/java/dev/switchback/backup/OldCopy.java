package dev.switchback.backup;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A database file that somebody kept, looked at to see whether it is a copy of a certain database.
public sealed interface OldCopy {
  Path file();

  /// It is one, and can be taken into the list.
  ///
  /// @param kin what speaks for it
  /// @param at when it was made
  /// @param from who says so
  /// @param bytes of its file and its log
  /// @param lastMigration the newest applied one in it
  /// @param manner what taking it in does
  record Recognised(
      Path file,
      Kin kin,
      Instant at,
      TimeFrom from,
      long bytes,
      Optional<Version> lastMigration,
      Manner manner)
      implements OldCopy {}

  /// It isn't taken in.
  ///
  /// @param detail more about why; empty when there is nothing to say
  record Refused(Path file, Why why, String detail) implements OldCopy {}

  /// What speaks for its being a copy of that database, the strongest.
  enum Kin {
    /// It has the very schema of the database, or of one of its backups.
    SAME_SCHEMA,
    /// All migrations applied in it are known to the database.
    SAME_HISTORY,
    /// Most of its tables are there too, with the same columns.
    SAME_TABLES,
    /// The database and its backups can't be read: there is nothing to compare it with.
    NOTHING_TO_COMPARE
  }

  /// Who says when it was made.
  enum TimeFrom {
    /// The digits in its name, in the computer's own zone.
    NAME,
    /// The time at which its file was last changed.
    FILE
  }

  /// What taking it in does. The file itself is never changed.
  enum Manner {
    /// Its record points to it where it lies.
    WHERE_IT_LIES,
    /// A log or a journal lies beside it, so it is no whole database by itself: a copy is made of
    /// both, finished, and kept among the backups.
    AS_A_COPY
  }

  /// Why it isn't taken in.
  enum Why {
    IS_THE_DATABASE,
    LISTED_ALREADY,
    ANOTHER_DATABASE,
    EMPTY,
    IN_USE,
    UNREADABLE
  }
}
