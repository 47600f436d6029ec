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
  UNBLOCK,
  /// The command of another tool runs.
  RUN_COMMAND,
  CHECK_FOREIGN_KEYS,
  COMMIT,
  PROVE,
  COPY,
  VERIFY,
  KEEP_ASIDE,
  REPLACE,
  QUICK_CHECK,
  INTEGRITY_CHECK,
  COUNT_ROWS
}
