package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import java.time.Duration;
import java.util.List;

/// What became of one step of a plan.
public record StepReport(
    PlanStep step, Outcome outcome, Duration took, List<StepReport.StatementReport> statements) {
  public StepReport {
    statements = List.copyOf(statements);
  }

  /// How a step ended.
  public enum Outcome {
    DONE,
    FAILED,
    /// It ran, and was taken back together with the step that failed.
    TAKEN_BACK,
    NOT_REACHED,
    /// Its condition didn't hold: nothing was run, and nothing recorded.
    SKIPPED
  }

  /// One statement that ran. `line` is 1-based in the migration's file.
  ///
  /// @param rowsChanged rows inserted, updated or deleted, by triggers too
  public record StatementReport(int number, int line, Duration took, long rowsChanged) {}
}
