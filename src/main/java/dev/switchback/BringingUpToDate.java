package dev.switchback;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs what is pending, if anything is. Looks at each database once: after it was found or brought
/// up to date, asking again costs nothing. Thread-safe.
final class BringingUpToDate {
  private static final int TRIES = 10;

  private final Administration administration;
  private final Set<Asked> settled = ConcurrentHashMap.newKeySet();

  BringingUpToDate(Administration administration) {
    this.administration = administration;
  }

  private record Asked(Path file, Optional<Path> source) {}

  Brought bring(Database database, Set<Allowance> allowed, Duration lockWait, Work work) {
    Asked asked = new Asked(database.file(), database.source());
    if (settled.contains(asked)) {
      return Brought.nothing();
    }
    Brought brought = run(database, allowed, lockWait, work);
    if (brought.isUpToDate()) {
      settled.add(asked);
    }
    return brought;
  }

  /// When another program was faster, what is still pending is planned anew.
  private Brought run(Database database, Set<Allowance> allowed, Duration lockWait, Work work) {
    Brought last = Brought.nothing();
    for (int i = 0; i < TRIES; i++) {
      Planning planning =
          administration.plan(database, new Target.RunAll(), Atomicity.AS_THE_TOOL, allowed);
      switch (planning) {
        case Refusal refusal -> {
          return new Brought(0, Optional.of(refusal), Optional.empty());
        }
        case Plan plan when plan.isEmpty() -> {
          return Brought.nothing();
        }
        case Plan plan -> last = carryOut(database, plan, lockWait, work);
      }
      if (!wasAnotherFaster(last)) {
        return last;
      }
    }
    return last;
  }

  private Brought carryOut(Database database, Plan plan, Duration lockWait, Work work) {
    RunReport report = administration.carryOut(database, plan, lockWait, work);
    int applied =
        (int)
            report.steps().stream()
                .filter(step -> step.outcome() == StepReport.Outcome.DONE)
                .count();
    return new Brought(applied, Optional.empty(), Optional.of(report));
  }

  private static boolean wasAnotherFaster(Brought brought) {
    return brought
        .report()
        .flatMap(RunReport::failure)
        .filter(RunFailure.HistoryChanged.class::isInstance)
        .isPresent();
  }
}
