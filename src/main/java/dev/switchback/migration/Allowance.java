package dev.switchback.migration;

/// What somebody may allow by name for one run, after a refusal that named it.
public enum Allowance {
  /// Run a migration although a newer one is applied.
  OUT_OF_ORDER,
  /// Go on although a migration's file was changed after it was run.
  EDITED,
  /// Go on although the file of an applied migration is gone.
  MISSING,
  /// Leave out the files that can't be used.
  BROKEN_FILES,
  /// Let a file begin or end transactions by itself; all-or-nothing is lost.
  TRANSACTION_CONTROL,
  /// Commit although rows now break foreign keys that were kept before.
  FOREIGN_KEYS,
  /// Commit although what was done isn't what a try on a copy promised.
  SURPRISES,
  /// Start although a file names a function or a collation that SQLite doesn't have.
  UNKNOWN_NAMES,
  /// Write without a verified copy to go back to.
  WITHOUT_SAFETY_COPY;

  /// As it is written on a command line: `out-of-order`.
  public String option() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
