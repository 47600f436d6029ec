package dev.switchback.ui.timeline;

import dev.switchback.backup.Backup;
import dev.switchback.migration.MigrationState;
import dev.switchback.registry.Activity;

/// Which events are shown.
public enum TimelineFilter {
  ALL,
  MIGRATIONS,
  BACKUPS,
  PROBLEMS;

  boolean shows(TimelineEvent event) {
    return switch (this) {
      case ALL -> true;
      case MIGRATIONS ->
          switch (event) {
            case TimelineEvent.Waiting _,
                TimelineEvent.Here _,
                TimelineEvent.Happened _,
                TimelineEvent.Several _ ->
                true;
            case TimelineEvent.Copied _, TimelineEvent.Did _ -> false;
          };
      case BACKUPS ->
          switch (event) {
            case TimelineEvent.Copied _ -> true;
            case TimelineEvent.Did did ->
                switch (did.activity().kind()) {
                  case BACK_UP, RESTORE, PROVE, CLEAN_UP, TAKE_IN, UNDO, REDO -> true;
                  case RUN,
                      ROLL_BACK,
                      STAMP,
                      RESET,
                      UNBLOCK,
                      COMMAND,
                      MEND,
                      TRY,
                      CHECK,
                      SALVAGE,
                      JOURNAL_MODE ->
                      false;
                };
            case TimelineEvent.Waiting _,
                TimelineEvent.Here _,
                TimelineEvent.Happened _,
                TimelineEvent.Several _ ->
                false;
          };
      case PROBLEMS -> isProblem(event);
    };
  }

  private static boolean isProblem(TimelineEvent event) {
    return switch (event) {
      case TimelineEvent.Waiting waiting ->
          waiting.row().state() != MigrationState.PENDING
              && waiting.row().state() != MigrationState.SKIPPED;
      case TimelineEvent.Here _, TimelineEvent.Several _ -> false;
      case TimelineEvent.Happened happened ->
          switch (happened.state()) {
            case FAILED, EDITED, MISSING, OUT_OF_ORDER -> true;
            case APPLIED, PENDING, ROLLED_BACK, STAMPED, SKIPPED -> false;
          };
      case TimelineEvent.Copied copied ->
          copied.backup().state() == Backup.State.VERIFICATION_FAILED
              || copied.backup().state() == Backup.State.MISSING;
      case TimelineEvent.Did did -> isProblem(did.activity());
    };
  }

  private static boolean isProblem(Activity activity) {
    return switch (activity.outcome()) {
      case DONE_WITH_PROBLEMS, FAILED_UNCHANGED, FAILED_PARTLY, CANCELLED_PARTLY, INTERRUPTED ->
          true;
      case RUNNING, DONE, CANCELLED_UNCHANGED, UNDONE -> false;
    };
  }
}
