package dev.switchback.migration;

import dev.switchback.migration.Refusal.Reason;
import dev.switchback.sql.ScriptProblem;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.TransactionBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What in a step's script speaks against running it.
final class ScriptReasons {
  private static final Pattern FIRST_WORD = Pattern.compile("\\W.*", Pattern.DOTALL);

  private final PlanStep step;
  private final boolean mayControl;
  private final List<Reason> reasons = new ArrayList<>();
  private boolean inTransaction;

  private ScriptReasons(PlanStep step, boolean mayControl) {
    this.step = step;
    this.mayControl = mayControl;
    this.inTransaction = step.outsideTransaction().isEmpty();
  }

  /// A tool runs what its files say, transactions included; where Switchback's own way is taken,
  /// that has to be allowed by name.
  static List<Reason> against(PlanStep step, Atomicity atomicity, Set<Allowance> allowed) {
    ScriptReasons against =
        new ScriptReasons(
            step,
            atomicity == Atomicity.AS_THE_TOOL || allowed.contains(Allowance.TRANSACTION_CONTROL));
    step.script().problems().forEach(against::look);
    step.script().statements().forEach(against::look);
    return against.reasons;
  }

  private void look(ScriptProblem problem) {
    reasons.add(
        new Reason.Unreadable(
            step.version(), step.text().file(), step.text().fileLine(problem.line()), problem));
  }

  private void look(SqlStatement statement) {
    int line = step.text().fileLine(statement.line());
    if (statement.kind().controlsTransaction() && !mayControl) {
      reasons.add(
          new Reason.TransactionControl(
              step.version(), step.text().file(), line, firstWord(statement)));
    }
    if (inTransaction) {
      TransactionBound.reason(statement)
          .ifPresent(
              what ->
                  reasons.add(
                      new Reason.NeedsNoTransaction(
                          step.version(), step.text().file(), line, what)));
    }
    follow(statement);
  }

  /// A file that is allowed to end the transaction itself may do so before its VACUUM.
  private void follow(SqlStatement statement) {
    switch (statement.kind()) {
      case BEGIN, SAVEPOINT -> inTransaction = true;
      case COMMIT -> inTransaction = false;
      default -> {}
    }
  }

  private static String firstWord(SqlStatement statement) {
    return FIRST_WORD.matcher(statement.text()).replaceFirst("").toUpperCase(Locale.ROOT);
  }
}
