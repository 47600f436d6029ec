package dev.switchback.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A statement that is prepared once and run many times, with other values each time. Belongs to
/// its session's thread, and is closed before the session.
public final class Prepared implements AutoCloseable {
  private final PreparedStatement statement;

  Prepared(PreparedStatement statement) {
    this.statement = statement;
  }

  /// Binds a value: null, Long, Double, String or byte[]. Columns are counted from 1.
  public void bind(int position, @Nullable Object value) {
    try {
      statement.setObject(position, value);
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// Runs the statement, which gives no rows.
  ///
  /// @throws SqliteError when SQLite refuses; a statement that breaks a rule changes nothing
  public void run() {
    try {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }
}
