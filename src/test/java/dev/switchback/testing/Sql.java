package dev.switchback.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/// SQL as another program would run it: through the driver, past all of Switchback.
public final class Sql {
  private Sql() {}

  public static void run(Path file, String... statements) {
    try (Connection connection = DriverManager.getConnection(url(file));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The first column of every row, as text.
  public static List<String> column(Path file, String sql) {
    try (Connection connection = DriverManager.getConnection(url(file));
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (results.next()) {
        column.add(results.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// Every row, its cells as text and parted by `|`; a NULL is empty.
  public static List<String> rows(Path file, String sql) {
    try (Connection connection = DriverManager.getConnection(url(file));
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= columns; i++) {
          row.add(Objects.requireNonNullElse(results.getString(i), ""));
        }
        rows.add(row.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static long number(Path file, String sql) {
    return Long.parseLong(column(file, sql).getFirst());
  }

  /// A table `t` of `rows` rows on pages of 4 kB, half a dozen rows to a page, with an index.
  public static void fill(Path file, int rows) {
    run(
        file,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y TEXT)",
        "CREATE INDEX t_y ON t (y)",
        "INSERT INTO t (x, y) WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + rows
            + ") SELECT 'old', printf('%0600d', i) FROM n");
  }

  /// A percent-encoded URI, because in a plain path a `?` would begin parameters.
  public static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }
}
