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
  COMMIT,
  /// What SQLite learned of the tables is kept for its next plans.
  OPTIMIZE,
  CHANGE_JOURNAL_MODE,
  PROVE,
  COPY,
  VERIFY,
  KEEP_ASIDE,
  REPLACE,
  QUICK_CHECK,
  INTEGRITY_CHECK,
  COUNT_ROWS,
  /// The rows of two files are compared, table by table.
  COMPARE_ROWS
}
