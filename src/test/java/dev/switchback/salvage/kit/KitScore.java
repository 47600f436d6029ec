package dev.switchback.salvage.kit;

import dev.switchback.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much of a database came back: rows compared value by value, types included.
///
/// @param exact rows in the right table, with exactly their values
/// @param found rows that are elsewhere with exactly their values, for somebody to put back
/// @param wrong rows in the user's tables that were never there
public record KitScore(long rows, long exact, long found, long wrong) {

  /// The rows of a database that is whole, counted by their sums.
  public static final class Truth {
    private final Map<String, Map<Long, Integer>> tables = new LinkedHashMap<>();
    private long rows;

    /// Reads all of its tables.
    public static Truth of(Path pristine) {
      Truth truth = new Truth();
      for (String table : userTables(pristine)) {
        Map<Long, Integer> sums = new HashMap<>();
        eachRow(
            pristine,
            table,
            row -> {
              sums.merge(sum(row), 1, Integer::sum);
              truth.rows++;
            });
        truth.tables.put(table, sums);
      }
      return truth;
    }
  }

  interface RowReader {
    void accept(List<@Nullable Object> row);
  }

  static List<String> userTables(Path file) {
    return Sql.column(
        file,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE"
            // What a full-text index is made of is built again where it doesn't fit its content.
            + " 'sqlite_%' AND name NOT IN ('texts_data', 'texts_idx', 'texts_docsize',"
            + " 'texts_config')");
  }

  static void eachRow(Path file, String table, RowReader reader) {
    try (Connection c = DriverManager.getConnection(Sql.url(file));
        Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\" NOT INDEXED")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getObject(i));
        }
        reader.accept(row);
      }
    } catch (SQLException e) {
      // As far as it goes.
    }
  }

  static long sum(List<@Nullable Object> row) {
    long sum = row.size();
    for (Object value : row) {
      sum = (sum ^ hash(value)) * 0xBF58476D1CE4E5B9L;
      sum ^= sum >>> 31;
    }
    return sum;
  }

  private static long hash(@Nullable Object value) {
    return switch (value) {
      case null -> 11;
      case Integer number -> number * 0x9E3779B97F4A7C15L + 1;
      case Long number -> number * 0x9E3779B97F4A7C15L + 1;
      case Double number -> Double.doubleToLongBits(number) * 31 + 2;
      case String text -> bytes(text.getBytes(StandardCharsets.UTF_8), 3);
      case byte[] blob -> bytes(blob, 4);
      default -> value.hashCode();
    };
  }

  private static long bytes(byte[] bytes, long seed) {
    long hash = seed;
    for (byte octet : bytes) {
      hash = hash * 1099511628211L + octet;
    }
    return hash;
  }

  /// Compares what a tool made with what was there.
  public static KitScore of(Truth truth, Path result) {
    if (!Files.exists(result)) {
      return new KitScore(truth.rows, 0, 0, 0);
    }
    long[] counts = new long[3];
    Map<Long, Integer> missing = new HashMap<>();
    List<String> there;
    try {
      there = userTables(result);
    } catch (AssertionError unreadable) {
      System.out.println("unreadable: " + unreadable);
      return new KitScore(truth.rows, 0, 0, 0);
    }
    truth.tables.forEach(
        (table, sums) -> {
          Map<Long, Integer> left = new HashMap<>(sums);
          if (there.contains(table)) {
            eachRow(
                result,
                table,
                row -> {
                  if (left.merge(sum(row), -1, Integer::sum) >= 0) {
                    counts[0]++;
                  } else {
                    counts[2]++;
                  }
                });
          }
          left.forEach(
              (sum, count) -> {
                if (count > 0) {
                  missing.merge(sum, count, Integer::sum);
                }
              });
        });
    for (String table : there) {
      if (!truth.tables.containsKey(table)) {
        eachRow(result, table, row -> counts[1] += isMissing(table, row, missing) ? 1 : 0);
      }
    }
    return new KitScore(truth.rows, counts[0], counts[1], counts[2]);
  }

  /// Whether a row that is kept aside is one of the missing ones; each counts once.
  private static boolean isMissing(
      String table, List<@Nullable Object> row, Map<Long, Integer> missing) {
    boolean shell =
        table.startsWith("lost_and_found")
            && row.size() > 4
            && !(row.get(0) instanceof String)
            && row.get(2) instanceof Integer
            && !(row.get(1) instanceof String);
    List<List<@Nullable Object>> forms = new ArrayList<>();
    if (table.startsWith("recovered_")) {
      forms.add(row);
    } else if (shell) {
      forms.addAll(forms(row, 4, (Integer) row.get(2), row.get(3)));
    } else if (row.size() > 7 && row.get(6) instanceof Integer fields) {
      forms.addAll(forms(row, 7, fields, row.get(5)));
    }
    for (List<@Nullable Object> form : forms) {
      long sum = sum(form);
      if (missing.getOrDefault(sum, 0) > 0) {
        missing.merge(sum, -1, Integer::sum);
        return true;
      }
    }
    return false;
  }

  private static List<List<@Nullable Object>> forms(
      List<@Nullable Object> row, int from, int fields, @Nullable Object id) {
    List<@Nullable Object> plain =
        new ArrayList<>(row.subList(from, Math.min(row.size(), from + fields)));
    List<@Nullable Object> keyed = new ArrayList<>(plain);
    if (!keyed.isEmpty() && keyed.getFirst() == null) {
      keyed.set(0, id);
    }
    return List.of(plain, keyed);
  }
}
