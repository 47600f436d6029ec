package dev.switchback.lint;

import dev.switchback.migration.Way;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;

/// Inside a transaction nothing is left half done, and IF NOT EXISTS would only hide a difference.
final class RepeatableRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    List<Spot> spots = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      boolean isLeft =
          text.text().noTransactionReason().isPresent()
              || Way.of(subject.tool()).transactions() == Way.Transactions.NONE;
      if (isLeft && text.script().statements().size() > 1) {
        text.script().statements().stream()
            .filter(RepeatableRule::failsTheSecondTime)
            .forEach(
                s ->
                    spots.add(
                        text.spot(
                            s, Spot.What.NOT_REPEATABLE, Shapes.of(s).object().orElse(""), "")));
      }
    }
    return Result.of(spots);
  }

  private static boolean failsTheSecondTime(SqlStatement statement) {
    boolean makesOrDrops =
        statement.kind() == StatementKind.CREATE || statement.kind() == StatementKind.DROP;
    return makesOrDrops && !Shapes.of(statement).has("EXISTS");
  }

  @Override
  public Rule rule() {
    return Rule.REPEATABLE;
  }
}
