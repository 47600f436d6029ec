package dev.switchback.salvage;

import dev.switchback.failure.FileFailed;
import dev.switchback.failure.UnknownName;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a salvaged file that nobody can tell the table of, and giving them a home when
/// somebody says which.
public final class LostAndFound {
  private static final String TABLES =
      "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name IN"
          + " ('table_name', 'root_page', 'row_id', 'fields') WHERE m.type = 'table' AND m.name"
          + " GLOB 'lost_and_found*' GROUP BY m.name HAVING count(*) = 4";
  private static final int CONSTRAINT = 19;
  private static final int MISMATCH = 20;

  private LostAndFound() {}

  /// What came of giving rows a home.
  ///
  /// @param moved rows that are in the table now, counted there
  /// @param refused rows that the table's rules, or a row with their key, refused: they stay, with
  ///     the reason
  public record Moved(long moved, long refused) {}

  /// What there is, the most rows first. Reads only.
  public static List<LostRows> of(Path salvaged) {
    DatabaseFile file = DatabaseFile.of(salvaged);
    List<LostRows> found = new ArrayList<>();
    try (Session session = Sessions.forChecking(file)) {
      for (String side : session.query(TABLES, row -> row.text(1))) {
        found.addAll(
            session.query(
                "SELECT root_page, coalesce(table_name, ''), count(*), max(fields) FROM "
                    + Names.quoted(side)
                    + " GROUP BY 1, 2 ORDER BY 3 DESC, 1",
                row ->
                    new LostRows(side, row.number(1), row.text(2), row.number(3), row.number(4))));
      }
      return found;
    } catch (SqliteError e) {
      throw new FileFailed(file.path(), "read", e.result().toString());
    }
  }

  /// Moves rows into `table` of the same file, in one transaction and past its triggers: row by
  /// row, none over another.
  ///
  /// @throws UnknownName when the file has no such table
  /// @throws dev.switchback.failure.Failure when asked to stop, or when it can't be written; then
  ///     nothing was moved
  public static Moved give(Path salvaged, LostRows rows, String table, Work work) {
    try (Session session = Sessions.forOwn(salvaged)) {
      session.stopOn(work.cancellation());
      session.execute("PRAGMA foreign_keys=0");
      session.execute("PRAGMA trusted_schema=0");
      TableShape shape = shape(session, table);
      session.execute("BEGIN");
      try (Triggers triggers = Triggers.without(session)) {
        Moved moved = move(session, rows, shape, work);
        FullText.rebuild(session);
        triggers.putBack();
        session.execute("COMMIT");
        return moved;
      } catch (SqliteError e) {
        work.cancellation().throwIfRequested("move rows");
        throw session.failure("move rows", e);
      }
    }
  }

  private static TableShape shape(Session session, String table) {
    List<TableShape> shapes = SchemaShapes.of(KnownSchema.ofOlderCopy(session));
    return shapes.stream()
        .filter(each -> each.name().equalsIgnoreCase(table))
        .findFirst()
        .orElseThrow(
            () -> new UnknownName("table", table, shapes.stream().map(TableShape::name).toList()));
  }

  private record Kept(long id, int values) {}

  private static Moved move(Session session, LostRows rows, TableShape shape, Work work) {
    String side = Names.quoted(rows.sideTable());
    String count = "SELECT count(*) FROM " + Names.quoted(shape.name());
    long before = session.number(count);
    Map<Integer, String> statements = new HashMap<>();
    long refused = 0;
    for (Kept row :
        session.query(
            "SELECT rowid, fields FROM "
                + side
                + " WHERE root_page = ? AND coalesce(table_name, '') = ? ORDER BY rowid",
            r -> new Kept(r.number(1), (int) r.number(2)),
            rows.rootPage(),
            rows.possible())) {
      work.cancellation().throwIfRequested("move rows");
      String reason =
          row.values() > shape.recordOrder().size()
              ? "the row has more values than the table has columns"
              : insert(
                  session,
                  statements.computeIfAbsent(row.values(), it -> insert(shape, it, side)),
                  row);
      if (reason.isEmpty()) {
        session.execute("DELETE FROM " + side + " WHERE rowid = ?", row.id());
      } else {
        refused++;
        session.execute(
            "UPDATE " + side + " SET reason = ? WHERE rowid = ?",
            shape.name() + ": " + reason,
            row.id());
      }
    }
    return new Moved(session.number(count) - before, refused);
  }

  /// @return why the table refuses the row; empty when it doesn't
  private static String insert(Session session, String sql, Kept row) {
    try {
      session.execute(sql, row.id());
      return "";
    } catch (SqliteError e) {
      int code = e.result().primaryCode();
      if (code != CONSTRAINT && code != MISMATCH) {
        throw e;
      }
      return e.result().message();
    }
  }

  /// Takes a row with so many values over. A record may end before the last columns; those get
  /// their defaults.
  private static String insert(TableShape shape, int values, String side) {
    List<String> names = new ArrayList<>();
    List<String> from = new ArrayList<>();
    String rowid = shape.isRowid() && shape.rowidColumn() < 0 ? TableWriter.rowidName(shape) : "";
    if (!rowid.isEmpty()) {
      names.add(rowid);
      from.add("row_id");
    }
    for (int i = 0; i < shape.columns().size(); i++) {
      int place = shape.recordOrder().indexOf(i);
      boolean written = shape.columns().get(i).stored() == ColumnShape.Stored.WRITTEN;
      if (written && (i == shape.rowidColumn() || (place >= 0 && place < values))) {
        names.add(Names.quoted(shape.columns().get(i).name()));
        from.add(i == shape.rowidColumn() ? "row_id" : "c" + place);
      }
    }
    // ABORT, because the table itself may say that a row in the way is to be replaced or ignored.
    return "INSERT OR ABORT INTO "
        + Names.quoted(shape.name())
        + "("
        + String.join(", ", names)
        + ") SELECT "
        + String.join(", ", from)
        + " FROM "
        + side
        + " WHERE rowid = ?";
  }
}
