package dev.switchback.migration;

import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import java.util.List;
import java.util.Optional;

/// Makes the steps of a plan from rows of a timeline.
final class PlanSteps {
  private PlanSteps() {}

  static PlanStep of(PlanStep.Action action, TimelineRow row, MigrationText whole) {
    MigrationText text = action == PlanStep.Action.RUN ? rest(row, whole) : whole;
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

  /// Of a migration that stopped half-way, and with which its tool goes on, what is left.
  private static MigrationText rest(TimelineRow row, MigrationText whole) {
    int done = row.entry().map(HistoryEntry::statementsDone).orElse(0);
    List<SqlStatement> statements = Script.of(whole.sql()).statements();
    if (done == 0 || done >= statements.size()) {
      return whole;
    }
    SqlStatement next = statements.get(done);
    return new MigrationText(
        whole.sql().substring(next.start()),
        whole.file(),
        whole.fileLine(next.line()),
        whole.noTransactionReason());
  }
}
