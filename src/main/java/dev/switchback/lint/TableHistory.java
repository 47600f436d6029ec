package dev.switchback.lint;

import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a script does with whole tables.
///
/// @param created tables that are made in it
/// @param altered tables that get or lose columns in it
/// @param dropped tables that go
/// @param from tables that get another name
/// @param to the names that tables get
record TableHistory(
    Set<String> created,
    Set<String> altered,
    Set<String> dropped,
    Set<String> from,
    Set<String> to) {

  static TableHistory of(List<SqlStatement> statements) {
    TableHistory history =
        new TableHistory(
            new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    statements.forEach(history::note);
    return history;
  }

  private void note(SqlStatement statement) {
    Shapes shapes = Shapes.of(statement);
    boolean isTable = shapes.kind().filter("TABLE"::equals).isPresent();
    if (!isTable) {
      return;
    }
    Optional<String> name = shapes.object();
    if (statement.kind() == StatementKind.CREATE) {
      name.ifPresent(created::add);
    } else if (statement.kind() == StatementKind.DROP) {
      name.ifPresent(dropped::add);
    } else if (statement.kind() == StatementKind.ALTER) {
      name.ifPresent(altered::add);
      if (shapes.has("RENAME") && shapes.has("TO") && !shapes.has("COLUMN")) {
        name.ifPresent(from::add);
        shapes.after("TO").ifPresent(to::add);
      }
    }
  }

  /// Whether `table` is dropped to make room for a new one of its name.
  boolean isSwapped(String table) {
    return dropped.contains(table) && (to.contains(table) || created.contains(table));
  }

  /// Whether it is one of the tables that a rebuild works with.
  boolean isOwn(String table) {
    return created.contains(table) || to.contains(table) || from.contains(table);
  }
}
