package dev.switchback.schema;

import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compares the values of a database with an older copy of it, column by column.
///
/// Rows are matched by their primary key, or by their rowid where there is none. Values are equal
/// when SQLite would read them alike and of the same type, whatever collation a column has.
public final class ValueLosses {
  private static final String BEFORE = "switchback_before";

  private ValueLosses() {}

  /// The columns of tables that are in both and whose values differ. Changes neither; attaches the
  /// copy while it looks.
  ///
  /// @param session outside of a transaction
  /// @param before an older copy that nobody has open
  public static List<ValueLoss> since(Session session, String before, Work work) {
    session.execute("ATTACH ? AS " + BEFORE, before);
    try {
      List<ValueLoss> losses = new ArrayList<>();
      for (String table : RowCounts.tables(session)) {
        work.cancellation().throwIfRequested("compare");
        losses.addAll(compare(session, table));
      }
      return losses;
    } finally {
      session.execute("DETACH " + BEFORE);
    }
  }

  private static List<ValueLoss> compare(Session session, String table) {
    List<String> then = columns(session, BEFORE, table, "1");
    List<String> now = columns(session, "main", table, "1");
    List<String> both = then.stream().filter(now::contains).toList();
    List<String> key = columns(session, BEFORE, table, "pk > 0");
    String match =
        key.isEmpty() || !now.containsAll(key)
            ? "a.rowid = b.rowid"
            : key.stream().map(ValueLosses::same).collect(Collectors.joining(" AND "));
    if (both.isEmpty()) {
      return List.of();
    }
    String sums =
        both.stream()
            .map(ValueLosses::differs)
            .map(differs -> "coalesce(sum(" + differs + "), 0)")
            .collect(Collectors.joining(", "));
    String name = Names.quoted(table);
    try {
      return session
          .first(
              "SELECT "
                  + sums
                  + " FROM "
                  + BEFORE
                  + "."
                  + name
                  + " AS b JOIN main."
                  + name
                  + " AS a ON "
                  + match,
              row -> IntStream.range(0, both.size()).mapToObj(i -> row.number(i + 1)).toList())
          .map(
              counts ->
                  IntStream.range(0, both.size())
                      .filter(i -> counts.get(i) > 0)
                      .mapToObj(i -> new ValueLoss(table, both.get(i), counts.get(i)))
                      .toList())
          .orElse(List.of());
    } catch (SqliteError e) {
      if (e.result().primaryCode() == 1) {
        // Without a rowid now, or only the application could compare its values.
        return List.of();
      }
      throw e;
    }
  }

  private static String same(String column) {
    return "a." + Names.quoted(column) + " IS b." + Names.quoted(column);
  }

  private static String differs(String column) {
    String mine = "a." + Names.quoted(column);
    String theirs = "b." + Names.quoted(column);
    return mine
        + " IS NOT "
        + theirs
        + " COLLATE BINARY OR typeof("
        + mine
        + ") <> typeof("
        + theirs
        + ")";
  }

  /// A table that isn't in the older copy has no columns there.
  private static List<String> columns(Session session, String schema, String table, String which) {
    return session.query(
        "SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1 AND "
            + which
            + " ORDER BY cid",
        row -> row.text(1),
        table,
        schema);
  }
}
