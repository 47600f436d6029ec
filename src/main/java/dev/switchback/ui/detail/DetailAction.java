package dev.switchback.ui.detail;

/// What can be done with the selected point. The words stand under `detail.action.…`.
public enum DetailAction {
  RUN_UP_TO,
  /// By the project's own command.
  COMMAND,
  TRY,
  STAMP,
  ROLL_BACK,
  RESTORE,
  SHOW_FILE,
  CHOOSE_SOURCE;

  /// Whether it is the step to expect next, and so the button to see first.
  boolean leadsOn() {
    return switch (this) {
      case RUN_UP_TO, COMMAND, TRY, CHOOSE_SOURCE -> true;
      case STAMP, ROLL_BACK, RESTORE, SHOW_FILE -> false;
    };
  }
}
