package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Preconditions;
import dev.switchback.migration.Preconditions.Otherwise;
import dev.switchback.schema.Conditions;
import dev.switchback.sqlite.Session;
import java.util.Optional;

/// Whether a step may be run here and now, as its preconditions say.
enum Admission {
  /// Run it.
  RUN,
  /// Neither run nor record it.
  SKIP,
  /// Record it without running it.
  MARK;

  /// Looks the preconditions of `step` up, and notes in `log` what doesn't hold.
  ///
  /// @throws Stop when one doesn't hold, and the file asks to stop then
  static Admission of(Session session, PlanStep step, StepLog log) {
    Preconditions preconditions = step.preconditions();
    return switch (Conditions.look(session, preconditions.conditions())) {
      case Conditions.Found.Holding _ -> RUN;
      case Conditions.Found.Unmet(var condition, String answer) ->
          answered(
              preconditions.unmet(),
              step,
              log,
              new RunFailure.PreconditionUnmet(step, condition.text(), answer, Optional.empty()));
      case Conditions.Found.Wrong(var condition, var result) ->
          answered(
              preconditions.wrong(),
              step,
              log,
              new RunFailure.PreconditionUnmet(step, condition.text(), "", Optional.of(result)));
    };
  }

  private static Admission answered(
      Otherwise wish, PlanStep step, StepLog log, RunFailure.PreconditionUnmet unmet) {
    return switch (wish) {
      case HALT -> {
        log.failed(step);
        throw new Stop(unmet);
      }
      case CONTINUE -> {
        log.skipped(step, unmet.condition());
        yield SKIP;
      }
      case MARK_RAN -> {
        log.marked(step, unmet.condition());
        yield MARK;
      }
      case WARN -> {
        log.warned(step, unmet.condition());
        yield RUN;
      }
    };
  }
}
