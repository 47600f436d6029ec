package dev.switchback.registry;

import dev.switchback.backup.RestorePlan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Version;
import dev.switchback.run.RunReport;
import java.util.List;

/// The answer to the wish to go back to a point of the timeline: a plan, or why not.
public sealed interface PointPlanning {

  /// It can be done: the database as it was right after the migration lies ready in a private
  /// folder, as the plan's backup. It stays there until it is given back.
  record Planned(RestorePlan restore) implements PointPlanning {}

  /// It can't.
  record Refused(Version to, List<Reason> reasons) implements PointPlanning {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// Why not.
  sealed interface Reason {

    /// No migration has this version.
    record Unknown() implements Reason {}

    /// It isn't applied, so there is no moment right after it.
    record NotApplied() implements Reason {}

    /// No backup that is there and good was taken at or before that point.
    ///
    /// @param later how many good backups there are, all of them from later points
    record NoBackup(int later) implements Reason {}

    /// A migration between the backup and the point can't be run again as it was run.
    record NotAgain(Version version, Why why) implements Reason {}

    /// The migrations failed when they were run again, on the copy.
    record Failed(RunReport report) implements Reason {}

    /// They won't be run again on the copy.
    record NotPlanned(Refusal refusal) implements Reason {}

    /// They ran, and what came of it isn't that point.
    record OtherPoint() implements Reason {}
  }

  /// Why a migration can't be run again as it was run.
  enum Why {
    /// It was recorded without having been run here, so nobody knows what was done in its place.
    STAMPED,
    /// The text that was run is kept nowhere, and the file has another one now.
    EDITED,
    /// The text that was run is kept nowhere.
    NO_TEXT,
    /// It is a program: what it did may depend on more than the database.
    CODE,
    /// It names other files, which running it again would write to.
    REACHES_OUT,
    /// It is run whenever it changes, so it has no place in the order.
    REPEATABLE
  }
}
