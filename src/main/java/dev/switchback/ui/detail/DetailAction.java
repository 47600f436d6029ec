package dev.switchback.ui.detail;

/// What can be done with the selected point. The words stand under `detail.action.…`.
public enum DetailAction {
  RUN_UP_TO,
  /// By the project's own command.
  COMMAND,
  TRY,
  /// As a new migration that rebuilds the table.
  REBUILD,
  STAMP,
  ROLL_BACK,
  RESTORE,
  /// Back to right after a migration.
  RESTORE_TO_HERE,
  SHOW_FILE,
  CHOOSE_SOURCE;

  /// Whether it is the step to expect next, and so the button to see first.
  boolean leadsOn() {
    return switch (this) {
      case RUN_UP_TO, COMMAND, TRY, CHOOSE_SOURCE -> true;
      case REBUILD, STAMP, ROLL_BACK, RESTORE, RESTORE_TO_HERE, SHOW_FILE -> false;
    };
  }
}
