package dev.switchback.migration;

/// Where a migration stands in a database. The words for each stand in `words.properties`.
public enum MigrationState {
  APPLIED,
  PENDING,
  FAILED,
  ROLLED_BACK,
  STAMPED,
  /// Applied, but the file's text is not the one that was run; line ends aside.
  EDITED,
  /// Applied, but its file is gone.
  MISSING,
  /// Pending, but older than the newest applied.
  OUT_OF_ORDER,
  /// Not applied, and not run as long as its condition doesn't hold.
  SKIPPED;

  /// Whether the history says that it is applied.
  public boolean isApplied() {
    return switch (this) {
      case APPLIED, STAMPED, EDITED, MISSING -> true;
      case PENDING, FAILED, ROLLED_BACK, OUT_OF_ORDER, SKIPPED -> false;
    };
  }

  /// Whether running all would run it.
  public boolean isPending() {
    return switch (this) {
      case PENDING, FAILED, ROLLED_BACK, OUT_OF_ORDER -> true;
      case APPLIED, STAMPED, EDITED, MISSING, SKIPPED -> false;
    };
  }
}
