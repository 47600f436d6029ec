package dev.switchback.registry;

/// The one word for a database in a list. Words and icons hang on these constants.
public enum DatabaseState {
  UP_TO_DATE,
  PENDING,
  /// Its migrations can't be lined up with what it remembers: edited, missing or broken files.
  NEEDS_ATTENTION,
  DAMAGED,
  IN_USE,
  READ_ONLY,
  NOT_FOUND,
  /// Not a SQLite file, encrypted, or not permitted to be read.
  CANNOT_BE_OPENED,
  /// A program stopped in the middle of a write; the next opening for writing rolls it back.
  RECOVERY_PENDING,
  /// No migrations belong to it, and its newest check found nothing.
  HEALTHY,
  NOT_CHECKED
}
