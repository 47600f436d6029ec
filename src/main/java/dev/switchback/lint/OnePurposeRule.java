package dev.switchback.lint;

import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import java.util.List;

/// A change of rows that has nothing to do with the change of tables beside it is better on its
/// own.
final class OnePurposeRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    Subject.Text up = subject.up();
    List<SqlStatement> statements = up.script().statements();
    TableHistory tables = TableHistory.of(statements);
    boolean changesSchema =
        !tables.created().isEmpty() || !tables.altered().isEmpty() || !tables.dropped().isEmpty();
    if (!changesSchema) {
      return new Result.Met();
    }
    return Result.of(
        statements.stream()
            .filter(s -> isOtherData(s, statements, tables))
            .map(s -> up.spot(s, Spot.What.ALSO_DATA, Shapes.of(s).written().orElse(""), ""))
            .toList());
  }

  /// Rows of a new table, of a changed one, and those that are moved out of one that goes belong to
  /// the change.
  private static boolean isOtherData(
      SqlStatement statement, List<SqlStatement> all, TableHistory tables) {
    boolean writes =
        statement.kind() == StatementKind.INSERT
            || statement.kind() == StatementKind.UPDATE
            || statement.kind() == StatementKind.DELETE;
    if (!writes) {
      return false;
    }
    String table = Shapes.of(statement).written().orElse("");
    boolean isOfChange = tables.isOwn(table) || tables.altered().contains(table);
    return !isOfChange
        && !table.startsWith("sqlite_")
        && !mentions(statement, tables)
        && all.stream().noneMatch(s -> isMoved(s, table, tables))
        && all.stream().noneMatch(s -> s.kind() == StatementKind.CREATE && isOn(s, table));
  }

  /// Whether it reads from a table that this migration makes or changes.
  private static boolean mentions(SqlStatement statement, TableHistory tables) {
    return java.util.stream.Stream.of(tables.created(), tables.altered(), tables.dropped())
        .flatMap(java.util.Set::stream)
        .anyMatch(name -> Shapes.names(statement.text(), name));
  }

  /// Whether rows of `table` are moved into one that this migration makes or changes.
  private static boolean isMoved(SqlStatement statement, String table, TableHistory tables) {
    return statement.kind() == StatementKind.INSERT
        && tables.isOwn(Shapes.of(statement).written().orElse(""))
        && Shapes.names(statement.text(), table);
  }

  /// A unique index is often made after what is in its way is removed.
  private static boolean isOn(SqlStatement statement, String table) {
    return Shapes.of(statement).after("ON").filter(table::equals).isPresent();
  }

  @Override
  public Rule rule() {
    return Rule.ONE_PURPOSE;
  }
}
