package dev.switchback.run;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Plan;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Carries a plan out with a way back: a verified copy first, then the run.
public final class SafeRun {

  /// Takes a verified copy of the file.
  @FunctionalInterface
  public interface SafetyNet {
    /// @throws Failure when no copy could be made, or it didn't pass its check
    Backup take(Work work);
  }

  private final SafetyNet net;
  private final Function<Plan, RunReport> runs;

  public SafeRun(SafetyNet net, Function<Plan, RunReport> runs) {
    this.net = net;
    this.runs = runs;
  }

  /// Blocks; always returns a report. Without a copy nothing is written, unless the plan allows
  /// that.
  public RunReport carryOut(Plan plan, Work work) {
    if (plan.isEmpty()) {
      return nothing(plan, RunReport.Outcome.NOTHING_TO_DO, Optional.empty());
    }
    Optional<Backup> copy = Optional.empty();
    if (!plan.allowed().contains(Allowance.WITHOUT_SAFETY_COPY)) {
      try {
        copy = Optional.of(net.take(work));
      } catch (OperationCancelled e) {
        return nothing(plan, RunReport.Outcome.CANCELLED_UNCHANGED, Optional.empty());
      } catch (Failure e) {
        return nothing(
            plan, RunReport.Outcome.FAILED_UNCHANGED, Optional.of(new RunFailure.NoSafetyCopy(e)));
      }
    }
    try {
      return runs.apply(plan).withSafetyCopy(copy);
    } catch (Failure e) {
      return nothing(
              plan, RunReport.Outcome.FAILED_UNCHANGED, Optional.of(new RunFailure.Stopped(e)))
          .withSafetyCopy(copy);
    }
  }

  /// The report of a run that something stopped before it began.
  public static RunReport notStarted(Plan plan, RunFailure failure) {
    return nothing(plan, RunReport.Outcome.FAILED_UNCHANGED, Optional.of(failure));
  }

  private static RunReport nothing(
      Plan plan, RunReport.Outcome outcome, Optional<RunFailure> failure) {
    return new RunReport(
        plan,
        outcome,
        plan.steps().stream()
            .map(
                step ->
                    new StepReport(step, StepReport.Outcome.NOT_REACHED, Duration.ZERO, List.of()))
            .toList(),
        failure,
        Optional.empty(),
        SchemaDiff.NONE,
        0,
        List.of(),
        0,
        Duration.ZERO,
        OptionalLong.empty());
  }
}
