package dev.switchback.registry;

import dev.switchback.migration.Plan;
import dev.switchback.run.Preflight;

/// What is about to be done to a database, for [Agreement].
public sealed interface Act {
  /// Whether something besides the safety copy takes it back, or nothing has to be taken back.
  boolean hasWayBack();

  /// Running, rolling back or stamping.
  ///
  /// @param preflight what there is to know before the plan is carried out
  record CarryOut(Plan plan, Preflight preflight) implements Act {
    @Override
    public boolean hasWayBack() {
      return !preflight.isHardToTakeBack(plan);
    }
  }

  /// An act that is the same whatever it is done with.
  enum Known implements Act {
    /// A backup, or tables of it, in the place of what is there.
    RESTORE,
    UNDO,
    REDO,
    /// Everything goes, and the migrations are run again.
    RESET,
    /// What is pending when its turn comes, where no plan can be shown now.
    UNSEEN_RUN,
    /// Dealing with what blocks a tool: rows of its history.
    UNBLOCK,
    /// A project's own command, which can do anything.
    COMMAND,
    /// Backups deleted for ever.
    DELETE_BACKUPS,
    /// How the file is journalled: two bytes, to and fro.
    JOURNAL_MODE,
    /// Written anew without free pages or with new indexes: every row stays.
    COMPACT;

    @Override
    public boolean hasWayBack() {
      return switch (this) {
        case JOURNAL_MODE, COMPACT -> true;
        case RESTORE, UNDO, REDO, RESET, UNSEEN_RUN, UNBLOCK, COMMAND, DELETE_BACKUPS -> false;
      };
    }
  }
}
