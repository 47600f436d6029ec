package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What became of one step of a plan.
///
/// @param skippedFor the condition that didn't hold, as it is written: why it was skipped or only
///     recorded, or what it was run in spite of
public record StepReport(
    PlanStep step,
    Outcome outcome,
    Duration took,
    List<StepReport.StatementReport> statements,
    Optional<String> skippedFor) {
  public StepReport {
    statements = List.copyOf(statements);
  }

  public StepReport(
      PlanStep step, Outcome outcome, Duration took, List<StatementReport> statements) {
    this(step, outcome, took, statements, Optional.empty());
  }

  /// How a step ended.
  public enum Outcome {
    DONE,
    FAILED,
    /// It ran, and was taken back together with the step that failed.
    TAKEN_BACK,
    NOT_REACHED,
    /// Its condition didn't hold: nothing was run, and nothing recorded.
    SKIPPED,
    /// Its condition didn't hold: nothing was run, and it is recorded as its file asks for then.
    MARKED
  }

  /// One statement that ran. `line` is 1-based in the migration's file.
  ///
  /// @param rowsChanged rows inserted, updated or deleted, by triggers too
  public record StatementReport(int number, int line, Duration took, long rowsChanged) {}
}
