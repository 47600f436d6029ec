package dev.switchback;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  /// Looks at it again the next time.
  void forget(Database database) {
    settled.removeIf(asked -> asked.file().equals(database.file()));
  }

  /// When another program was faster, what is still pending is planned anew.
  private Brought run(Database database, Set<Allowance> allowed, Duration lockWait, Work work) {
    Brought last = Brought.nothing();
    Patience patience = new Patience(lockWait, work);
    int tries = 0;
    while (tries < TRIES) {
      Planning planning =
          administration.plan(database, new Target.RunAll(), Atomicity.AS_THE_TOOL, allowed);
      switch (planning) {
        case Refusal refusal when isOnlyLocked(refusal) && patience.goesOn(refusal) -> {
          continue;
        }
        case Refusal refusal -> {
          return new Brought(0, Optional.of(refusal), Optional.empty());
        }
        case Plan plan when plan.isEmpty() -> {
          return Brought.nothing();
        }
        case Plan plan -> last = carryOut(database, plan, lockWait, work);
      }
      tries++;
      if (!wasAnotherFaster(last)) {
        return last;
      }
    }
    return last;
  }

  /// Whether nothing but the tool's own lock stands in the way, held by somebody who may be busy:
  /// then its tool waits too.
  private static boolean isOnlyLocked(Refusal refusal) {
    return refusal.reasons().stream()
        .allMatch(
            reason ->
                reason instanceof Refusal.Reason.Blocked(Blockage blockage)
                    && blockage.kind() == Blockage.Kind.LOCK
                    && isHeldByNobodyKnownDead(blockage));
  }

  private static boolean isHeldByNobodyKnownDead(Blockage blockage) {
    return blockage.pid().isEmpty()
        || ProcessHandle.of(blockage.pid().getAsLong()).filter(ProcessHandle::isAlive).isPresent();
  }

  /// Waits for a tool's lock, which is a row: nobody is woken when it goes.
  private static final class Patience {
    private static final long PAUSE_MILLIS = 200;

    private final Duration limit;
    private final Work work;
    private final long begun = System.nanoTime();

    Patience(Duration limit, Work work) {
      this.limit = limit;
      this.work = work;
    }

    boolean goesOn(Refusal refusal) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      if (waited.compareTo(limit) >= 0) {
        return false;
      }
      work.cancellation().throwIfRequested("run");
      work.tell(new WorkEvent.Waiting(waited, limit, holders(refusal)));
      try {
        Thread.sleep(PAUSE_MILLIS);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private static List<String> holders(Refusal refusal) {
      return refusal.reasons().stream()
          .filter(Refusal.Reason.Blocked.class::isInstance)
          .map(reason -> ((Refusal.Reason.Blocked) reason).blockage().by())
          .filter(by -> !by.isBlank())
          .toList();
    }
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
