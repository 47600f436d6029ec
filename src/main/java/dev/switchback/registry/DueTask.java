package dev.switchback.registry;

import dev.switchback.backup.BackupReport;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.DrillReport;
import dev.switchback.failure.Failure;
import dev.switchback.health.CheckRecord;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import java.util.Optional;

/// Something whose time has come.
public record DueTask(Database database, ScheduledRuns.Task task) {

  /// What came of it.
  public sealed interface Result {
    DueTask due();

    /// @param cleanUp what was cleaned up afterwards; empty where nobody chose rules
    record BackedUp(DueTask due, BackupReport report, Optional<CleanUpReport> cleanUp)
        implements Result {}

    /// Nothing had changed since the last backup.
    record NotChanged(DueTask due) implements Result {}

    record Proved(DueTask due, DrillReport report) implements Result {}

    /// There is no backup that isn't proved yet.
    record NothingToProve(DueTask due) implements Result {}

    /// @param before the newest check of that kind until then
    record Checked(DueTask due, CheckReport report, Optional<CheckRecord> before)
        implements Result {

      /// Whether it was healthy when it was last checked, and isn't any more.
      public boolean isNewlyUnhealthy() {
        return report.verdict() != Verdict.HEALTHY
            && before.filter(it -> it.verdict() == Verdict.HEALTHY).isPresent();
      }
    }

    /// It will be tried again.
    record Failed(DueTask due, Failure failure) implements Result {}

    /// Another program was faster.
    record Taken(DueTask due) implements Result {}
  }
}
