package dev.switchback.ui.main;

/// What a banner offers to do. The words stand in `messages.properties` under `cure.…`.
public enum Cure {
  LOOK_AGAIN,
  RELOAD,
  RELOAD_ALWAYS,
  LOCATE_FILE,
  REMOVE_FROM_LIST,
  OPEN_BLOCKED,
  CHOOSE_HISTORY,
  OPEN_JARS,
  CHECK,
  SALVAGE,
  OPEN_BACKUPS,
  CHOOSE_SOURCE,
  WITHOUT_SOURCE,
  SHOW_SOURCE,
  REVIEW,
  OPEN_ACTIVITY,
  DISMISS
}
