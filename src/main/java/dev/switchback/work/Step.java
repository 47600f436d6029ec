package dev.switchback.work;

/// The steps that an operation is told in. Their words stand in `words.properties` under `step.…`.
public enum Step {
  LOOK,
  WAIT_FOR_LOCK,
  SAFETY_COPY,
  VERIFY_COPY,
  CLONE,
  RUN_MIGRATION,
  ROLL_BACK_MIGRATION,
  STAMP_MIGRATION,
  /// A migration is run on a new, empty file.
  REPLAY,
  /// The pages of a damaged file are accounted for.
  SURVEY,
  /// What was read from a damaged file is written into a new one.
  WRITE_ROWS,
  UNBLOCK,
  /// The command of another tool runs.
  RUN_COMMAND,
  CHECK_FOREIGN_KEYS,
  /// The rows of each table are asked which of them break its rules.
  CHECK_RULES,
  COMMIT,
  /// What SQLite learned of the tables is kept for its next plans.
  OPTIMIZE,
  CHANGE_JOURNAL_MODE,
  /// The entries of indexes are made again from the rows.
  REINDEX,
  /// A table is copied into a new one that takes its place.
  REBUILD_TABLE,
  /// The file is written anew, without free pages.
  COMPACT,
  PROVE,
  /// The rows of one table are written into the present file.
  PUT_BACK,
  COPY,
  VERIFY,
  /// A backup is packed.
  PACK,
  /// A packed backup is unpacked, to be read.
  UNPACK,
  KEEP_ASIDE,
  REPLACE,
  QUICK_CHECK,
  INTEGRITY_CHECK,
  COUNT_ROWS,
  /// The rows of two files are compared, table by table.
  COMPARE_ROWS
}
