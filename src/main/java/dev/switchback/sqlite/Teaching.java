package dev.switchback.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/// Registers supplied functions and collations on one connection, and keeps what they need until
/// that is closed.
///
/// Expressions are worked out on a connection of their own, in memory, because a statement that is
/// running must not begin another on its connection.
final class Teaching implements AutoCloseable {
  private static final int ANY_NUMBER = -1;

  private final SQLiteConnection connection;
  private @Nullable Session scratch;

  Teaching(SQLiteConnection connection) {
    this.connection = connection;
  }

  void teach(SuppliedNames names) {
    try {
      for (SuppliedFunction function : names.functions()) {
        switch (function) {
          case SuppliedFunction.Regexp regexp ->
              Function.create(
                  connection, regexp.name(), new Regexp(), 2, Function.FLAG_DETERMINISTIC);
          case SuppliedFunction.Expression expression ->
              Function.create(
                  connection,
                  expression.name(),
                  new ByExpression(expression.name(), prepared(expression)),
                  ANY_NUMBER,
                  expression.isDeterministic() ? Function.FLAG_DETERMINISTIC : 0);
        }
      }
      for (SuppliedCollation collation : names.collations()) {
        Collation.create(connection, collation.name(), new ByComparator(collation.comparator()));
      }
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  private PreparedStatement prepared(SuppliedFunction.Expression expression) throws SQLException {
    if (scratch == null) {
      scratch = Sessions.inMemory();
    }
    return scratch.connection().prepareStatement("SELECT (" + expression.sql() + "\n)");
  }

  /// After the connection: it may still call a function while it ends.
  @Override
  public void close() {
    if (scratch != null) {
      scratch.close();
    }
  }

  /// Nothing may escape into SQLite's native code: what goes wrong becomes the statement's error.
  private static final class ByExpression extends Function {
    private final String name;
    private final PreparedStatement statement;
    private final int parameters;

    ByExpression(String name, PreparedStatement statement) throws SQLException {
      this.name = name;
      this.statement = statement;
      this.parameters = statement.getParameterMetaData().getParameterCount();
    }

    @Override
    protected void xFunc() throws SQLException {
      try {
        if (parameters > 0 && args() != parameters) {
          error(name + " is supplied for " + parameters + " arguments, not for " + args());
          return;
        }
        for (int i = 0; i < parameters; i++) {
          statement.setObject(i + 1, argument(i));
        }
        try (ResultSet results = statement.executeQuery()) {
          results.next();
          answer(results.getObject(1));
        }
      } catch (SQLException e) {
        error(name + ": " + Sqlite.result(e).message());
      } catch (RuntimeException e) {
        error(name + ": " + e.getMessage());
      }
    }

    private @Nullable Object argument(int index) throws SQLException {
      return switch (value_type(index)) {
        case 1 -> value_long(index);
        case 2 -> value_double(index);
        case 3 -> value_text(index);
        case 4 -> value_blob(index);
        default -> null;
      };
    }

    private void answer(@Nullable Object value) throws SQLException {
      switch (value) {
        case null -> result();
        case Integer number -> result(number.longValue());
        case Long number -> result(number.longValue());
        case Number number -> result(number.doubleValue());
        case byte[] bytes -> result(bytes);
        default -> result(value.toString());
      }
    }
  }

  /// `text REGEXP pattern` is `regexp(pattern, text)` (sqlite.org/lang_expr.html).
  private static final class Regexp extends Function {
    private final Map<String, Pattern> compiled = new HashMap<>();

    @Override
    protected void xFunc() throws SQLException {
      try {
        String pattern = value_text(0);
        String text = value_text(1);
        if (pattern == null || text == null) {
          result();
          return;
        }
        result(compiled.computeIfAbsent(pattern, Pattern::compile).matcher(text).find() ? 1 : 0);
      } catch (PatternSyntaxException wrong) {
        error("REGEXP: " + wrong.getDescription());
      } catch (RuntimeException | StackOverflowError e) {
        error("REGEXP: " + e);
      }
    }
  }

  private static final class ByComparator extends Collation {
    private final Comparator<String> order;

    ByComparator(Comparator<String> order) {
      this.order = order;
    }

    @Override
    protected int xCompare(String one, String other) {
      return order.compare(one, other);
    }
  }
}
