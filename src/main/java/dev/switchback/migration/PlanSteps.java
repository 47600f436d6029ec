package dev.switchback.migration;

import dev.switchback.sql.Script;
import java.util.Optional;

/// Makes the steps of a plan from rows of a timeline.
final class PlanSteps {
  private PlanSteps() {}

  static PlanStep of(PlanStep.Action action, TimelineRow row, MigrationText text) {
    return new PlanStep(
        action,
        row.version(),
        row.description(),
        text,
        Script.of(text.sql()),
        row.migration(),
        row.entry(),
        action == PlanStep.Action.STAMP ? Optional.empty() : text.noTransactionReason());
  }
}
