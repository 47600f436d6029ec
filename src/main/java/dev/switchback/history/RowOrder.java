package dev.switchback.history;

import dev.switchback.sqlite.Session;

/// The order in which the rows of a table were written, as far as it is kept.
final class RowOrder {
  private RowOrder() {}

  /// What follows `ORDER BY`: the rowid, or the first column where somebody made the table without.
  static String of(Session session, String table) {
    boolean none =
        session.number(
                "SELECT count(*) FROM pragma_table_list(?) WHERE schema = 'main' AND wr = 1", table)
            > 0;
    return none ? "1" : "rowid";
  }

  static ToolTable read(Session session, String table) {
    return ToolTable.read(session, table, of(session, table));
  }
}
