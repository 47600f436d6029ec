package dev.switchback.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The rows of a table as another program sees them, cell by cell.
public final class Rows {
  private Rows() {}

  /// Each row as one line: `column=type:value`, without the columns in `except`.
  public static List<String> of(Path file, String table, String order, String... except) {
    List<String> left = List.of(except);
    String cells =
        Sql.column(file, "SELECT name FROM pragma_table_info('" + table + "')").stream()
            .filter(column -> !left.contains(column))
            .map(
                column ->
                    "'"
                        + column
                        + "=' || typeof("
                        + column
                        + ") || ':' || coalesce("
                        + column
                        + ", 'NULL')")
            .collect(Collectors.joining(" || '|' || "));
    return Sql.column(file, "SELECT " + cells + " FROM " + table + " ORDER BY " + order);
  }

  /// The statements that made a table and its indexes, blanks made one.
  public static List<String> schema(Path file, String table) {
    return Sql.column(
            file,
            "SELECT sql FROM sqlite_schema WHERE tbl_name = '"
                + table
                + "' AND sql IS NOT NULL ORDER BY name")
        .stream()
        .map(sql -> sql.replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")").strip())
        .toList();
  }
}
