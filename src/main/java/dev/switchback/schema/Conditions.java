package dev.switchback.schema;

import dev.switchback.migration.Condition;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;

/// Looks conditions up in a database.
public final class Conditions {
  private Conditions() {}

  /// The first of `conditions` that doesn't hold now; empty when all do.
  ///
  /// @throws dev.switchback.sqlite.SqliteError when a query of theirs fails
  public static Optional<Condition> firstUnmet(Session session, List<Condition> conditions) {
    return conditions.stream().filter(condition -> !holds(session, condition)).findFirst();
  }

  private static boolean holds(Session session, Condition condition) {
    return switch (condition) {
      case Condition.Select(String sql, String text) ->
          session
              .first("SELECT coalesce((" + sql + "), 0) <> 0", row -> row.number(1) != 0)
              .orElse(false);
      case Condition.Exists exists -> isThere(session, exists) == exists.expected();
    };
  }

  private static boolean isThere(Session session, Condition.Exists exists) {
    return exists.column().isEmpty()
        ? session.number(
                "SELECT count(*) FROM sqlite_schema WHERE type = ? AND lower(name) = lower(?)",
                exists.type(),
                exists.object())
            > 0
        : session.number(
                "SELECT count(*) FROM pragma_table_xinfo(?) WHERE lower(name) = lower(?)",
                exists.object(),
                exists.column())
            > 0;
  }
}
