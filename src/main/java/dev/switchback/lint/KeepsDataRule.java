package dev.switchback.lint;

import dev.switchback.sql.Destruction;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;

/// Statements that take data away, those of a rebuild left out.
final class KeepsDataRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    Subject.Text up = subject.up();
    TableHistory tables = TableHistory.of(up.script().statements());
    return Result.of(
        up.script().statements().stream()
            .filter(Destruction::isDestructive)
            .filter(s -> !isOfARebuild(s, tables))
            .map(s -> up.spot(s, Spot.What.DESTRUCTIVE, oneLine(s.text()), ""))
            .toList());
  }

  /// The old table of a rebuild, and one that was made in the same text.
  private static boolean isOfARebuild(SqlStatement statement, TableHistory tables) {
    if (statement.kind() != StatementKind.DROP) {
      return false;
    }
    String table = Shapes.of(statement).object().orElse("");
    return tables.isSwapped(table)
        || tables.to().contains(table)
        || tables.created().contains(table);
  }

  private static String oneLine(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 79) + "…" : line;
  }

  @Override
  public Rule rule() {
    return Rule.KEEPS_DATA;
  }
}
