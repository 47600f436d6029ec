package dev.switchback.history;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A foreign table's rows, read as they are.
///
/// @param rows in the order of their rowids or keys
/// @param mark another number when any cell changed
public record ToolTable(List<Cells> rows, long mark) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public ToolTable {
    rows = List.copyOf(rows);
  }

  /// Reads `table`; nothing when there is none of this name.
  ///
  /// @param order what follows `ORDER BY`, in SQL: `id`, `rowid`
  public static ToolTable read(Session session, String table, String order) {
    List<String> columns =
        session.query("SELECT name FROM pragma_table_info(?)", row -> row.text(1), table);
    if (columns.isEmpty()) {
      return new ToolTable(List.of(), 0);
    }
    StringBuilder select = new StringBuilder("SELECT ");
    for (String column : columns) {
      String name = Names.quoted(column);
      select
          .append("typeof(")
          .append(name)
          .append("), ")
          .append("CASE typeof(")
          .append(name)
          .append(") WHEN 'blob' THEN hex(")
          .append(name)
          .append(") ELSE CAST(")
          .append(name)
          .append(" AS TEXT) END, ");
    }
    select.setLength(select.length() - 2);
    select.append(" FROM ").append(Names.quoted(table)).append(" ORDER BY ").append(order);
    List<Cells> rows =
        session.query(
            select.toString(),
            row -> {
              Map<String, Cells.Cell> cells = new LinkedHashMap<>();
              for (int i = 0; i < columns.size(); i++) {
                cells.put(
                    columns.get(i),
                    new Cells.Cell(row.text(2 * i + 1), row.textOrNone(2 * i + 2).orElse("")));
              }
              return new Cells(cells);
            });
    return new ToolTable(rows, markOf(rows));
  }

  /// FNV-1a over everything, never 0: that is the mark of a history that isn't there.
  private static long markOf(List<Cells> rows) {
    long hash = FNV_OFFSET;
    for (Cells row : rows) {
      for (byte b : row.toString().getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ (b & 0xff)) * FNV_PRIME;
      }
    }
    return hash == 0 ? 1 : hash;
  }
}
