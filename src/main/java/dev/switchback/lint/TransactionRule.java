package dev.switchback.lint;

import dev.switchback.migration.Tool;
import dev.switchback.migration.Way;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sql.TransactionBound;
import java.util.ArrayList;
import java.util.List;

/// What a plan would refuse, told before there is one.
final class TransactionRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    List<Spot> spots = new ArrayList<>();
    if (Way.of(subject.tool()).transactions() != Way.Transactions.NONE) {
      subject.texts().forEach(text -> look(subject.tool(), text, spots));
    }
    return Result.of(spots);
  }

  /// A tool runs what its files say, transactions included.
  private static void look(Tool tool, Subject.Text text, List<Spot> spots) {
    boolean inside = text.text().noTransactionReason().isEmpty();
    for (SqlStatement statement : text.script().statements()) {
      if (statement.kind().controlsTransaction() && tool.isOwn()) {
        spots.add(
            text.spot(statement, Spot.What.CONTROLS_TRANSACTION, statement.kind().name(), ""));
      }
      if (inside) {
        TransactionBound.reason(statement)
            .ifPresent(
                what -> spots.add(text.spot(statement, Spot.What.NEEDS_NO_TRANSACTION, what, "")));
      }
      if (statement.kind() == StatementKind.COMMIT) {
        inside = false;
      } else if (statement.kind() == StatementKind.BEGIN) {
        inside = true;
      }
    }
  }

  @Override
  public Rule rule() {
    return Rule.TRANSACTION;
  }
}
