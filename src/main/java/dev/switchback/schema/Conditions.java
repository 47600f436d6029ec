package dev.switchback.schema;

import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Condition;
import dev.switchback.sql.Literals;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.List;
import java.util.Optional;

/// Looks conditions up in a database.
public final class Conditions {
  private Conditions() {}

  /// What came of looking conditions up.
  public sealed interface Found {
    /// All of them hold.
    record Holding() implements Found {}

    /// The first that doesn't.
    ///
    /// @param answer what the database says in its place: a value; empty where that tells no more
    record Unmet(Condition condition, String answer) implements Found {}

    /// The first that can't be looked up, and what SQLite says.
    record Wrong(Condition condition, SqliteResult result) implements Found {}
  }

  /// Looks `conditions` up in their order, as far as the first that doesn't hold. Changes nothing;
  /// a query of theirs that is wrong is an answer too.
  public static Found look(Session session, List<Condition> conditions) {
    for (Condition condition : conditions) {
      try {
        Optional<Found> found = unmet(session, condition);
        if (found.isPresent()) {
          return found.get();
        }
      } catch (SqliteError e) {
        return new Found.Wrong(condition, e.result());
      }
    }
    return new Found.Holding();
  }

  private static Optional<Found> unmet(Session session, Condition condition) {
    return switch (condition) {
      case Condition.Gives gives -> unmet(session, gives);
      case Condition.Select _, Condition.Exists _ ->
          session.number("SELECT " + asSql(condition)) != 0
              ? Optional.empty()
              : Optional.of(new Found.Unmet(condition, ""));
    };
  }

  /// One row of one value is asked for; anything else is a wrong question.
  private static Optional<Found> unmet(Session session, Condition.Gives gives) {
    List<Value> values =
        session.query(gives.sql(), row -> new Value(row.columns(), row.textOrNone(1)));
    if (values.size() != 1 || values.getFirst().columns() != 1) {
      String what =
          values.size() != 1
              ? "it gives " + values.size() + " rows, and not one"
              : "it gives " + values.getFirst().columns() + " columns, and not one";
      return Optional.of(new Found.Wrong(gives, new SqliteResult(1, "SQLITE_ERROR", what)));
    }
    Optional<String> value = values.getFirst().text();
    return value.filter(gives.expected()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(new Found.Unmet(gives, value.orElse("NULL")));
  }

  private record Value(int columns, Optional<String> text) {}

  /// The condition as an expression of SQL that is 1 where it holds and 0 where it doesn't.
  public static String asSql(Condition condition) {
    return switch (condition) {
      case Condition.Select(String sql, String text) -> "coalesce((" + sql + "), 0) <> 0";
      case Condition.Gives gives ->
          "coalesce(CAST(("
              + gives.sql()
              + ") AS TEXT) = "
              + Literals.of(gives.expected())
              + ", 0)";
      case Condition.Exists exists ->
          (exists.expected() ? "EXISTS (" : "NOT EXISTS (") + lookUp(exists) + ")";
    };
  }

  private static String lookUp(Condition.Exists exists) {
    return exists.column().isEmpty()
        ? "SELECT 1 FROM sqlite_schema WHERE type = "
            + Literals.of(exists.type())
            + " AND lower(name) = lower("
            + Literals.of(exists.object())
            + ")"
        : "SELECT 1 FROM pragma_table_xinfo("
            + Literals.of(exists.object())
            + ") WHERE lower(name) = lower("
            + Literals.of(exists.column())
            + ")";
  }
}
