package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.Cursor;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Some rows of one table, as they are stored.
///
/// @param from how many were left out at the beginning
/// @param rows each in the order of the columns
/// @param encoding of text in the cells
public record TablePage(
    String table,
    List<String> columns,
    long from,
    long total,
    List<List<Cell>> rows,
    Charset encoding) {
  public TablePage {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Reads some rows of a file of our own. Changes nothing.
  ///
  /// @throws dev.switchback.failure.Failure when the table isn't there or can't be read
  public static TablePage read(Path file, String table, long from, int most) {
    try (Session session = Sessions.forChecking(DatabaseFile.of(file))) {
      try {
        return read(session, table, from, most);
      } catch (SqliteError e) {
        throw session.failure("read", e);
      }
    }
  }

  private static TablePage read(Session session, String table, long from, int most) {
    String quoted = Names.quoted(table);
    List<String> columns =
        session.query(
            "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid",
            row -> row.text(1),
            table);
    long total = session.number("SELECT count(*) FROM " + quoted);
    String names = String.join(", ", columns.stream().map(Names::quoted).toList());
    List<List<Cell>> rows = new ArrayList<>();
    try (Cursor cursor =
        session.cursor(
            "SELECT " + names + " FROM " + quoted + " LIMIT ? OFFSET ?", (long) most, from)) {
      while (cursor.next()) {
        rows.add(cursor.cells());
      }
    }
    return new TablePage(
        table, columns, from, total, rows, Charset.forName(session.text("PRAGMA encoding")));
  }
}
