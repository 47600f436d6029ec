package dev.switchback;

import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.StartRun;
import dev.switchback.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings the databases up to date that are set to be when Switchback starts. What nobody may do
/// without looking is not done here: production, what is protected, and what takes data away.
final class StartRuns {
  private final Administration administration;

  StartRuns(Administration administration) {
    this.administration = administration;
  }

  /// Those that are set so. Touches no file.
  List<Database> wished() {
    return administration.databases().stream()
        .filter(database -> database.settings().isRunAtStart() && database.source().isPresent())
        .toList();
  }

  StartRun carryOut(Database database, Work work) {
    DatabaseStatus status = administration.status(database);
    if (status.failure().isPresent()) {
      // Nobody can tell whether what is pending takes data away.
      throw status.failure().get();
    }
    int pending = status.pendingCount();
    if (pending == 0) {
      return new StartRun.UpToDate(database);
    }
    Optional<StartRun.Why> why = waitsFor(status);
    if (why.isPresent()) {
      return new StartRun.Waits(database, pending, why.get());
    }
    Brought brought =
        administration.bringUpToDate(database, Set.of(), database.settings().busyTimeout(), work);
    return brought
        .refusal()
        .<StartRun>map(refusal -> new StartRun.Refused(database, refusal))
        .or(() -> brought.report().map(report -> new StartRun.Ran(database, report)))
        .orElseGet(() -> new StartRun.UpToDate(database));
  }

  private static Optional<StartRun.Why> waitsFor(DatabaseStatus status) {
    if (status.database().environment() == Environment.PRODUCTION) {
      return Optional.of(StartRun.Why.PRODUCTION);
    }
    if (status.database().protection() == Protection.PROTECTED) {
      return Optional.of(StartRun.Why.PROTECTED);
    }
    return status.timeline().pending().stream().anyMatch(TimelineRow::destructive)
        ? Optional.of(StartRun.Why.TAKES_DATA)
        : Optional.empty();
  }
}
