package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Prepared;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A table of the new file for rows that are in none of the user's tables: what is kept aside is
/// never dropped. It is made when its first row comes.
final class SideTable implements AutoCloseable {
  private final Session session;
  private final String name;
  private final List<Prepared> inserts = new ArrayList<>();
  private int columns = -1;
  private long rows;

  /// @param name one that no table of the user has
  SideTable(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  /// Keeps a row with where it was found.
  ///
  /// @param table which table it belongs, or may belong, to; empty when nobody knows
  void keep(String table, String reason, FoundRow row, int rootPage, OptionalLong rowid) {
    List<Value> values = row.values();
    widen(values.size());
    Prepared insert = insert(values.size());
    insert.bind(1, table.isEmpty() ? null : table);
    insert.bind(2, reason);
    insert.bind(3, (long) rootPage);
    insert.bind(4, (long) row.page());
    insert.bind(5, (long) row.cell());
    insert.bind(6, rowid.isPresent() ? rowid.getAsLong() : null);
    insert.bind(7, (long) values.size());
    for (int i = 0; i < values.size(); i++) {
      insert.bind(8 + i, plain(values.get(i)));
    }
    insert.run();
    rows++;
  }

  /// A value as it is bound. Text that is none is kept as its bytes.
  static @org.jspecify.annotations.Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Null() -> null;
      case Value.Whole(long number) -> number;
      case Value.Real(double number) -> number;
      case Value.Text text -> text.decoded().<Object>map(it -> it).orElseGet(text::bytes);
      case Value.Blob blob -> blob.bytes();
    };
  }

  private void widen(int wanted) {
    if (columns < 0) {
      session.execute(
          "CREATE TABLE "
              + Names.quoted(name)
              + "(table_name, reason, root_page, page, cell, row_id, fields)");
      columns = 0;
    }
    if (wanted > columns) {
      inserts.forEach(Prepared::close);
      inserts.clear();
    }
    for (; columns < wanted; columns++) {
      session.execute("ALTER TABLE " + Names.quoted(name) + " ADD COLUMN c" + columns);
    }
  }

  private Prepared insert(int values) {
    while (inserts.size() <= values) {
      int count = inserts.size();
      StringBuilder sql = new StringBuilder("INSERT INTO ").append(Names.quoted(name));
      sql.append("(table_name, reason, root_page, page, cell, row_id, fields");
      for (int i = 0; i < count; i++) {
        sql.append(", c").append(i);
      }
      sql.append(") VALUES (?").append(", ?".repeat(6 + count)).append(")");
      inserts.add(session.prepared(sql.toString()));
    }
    return inserts.get(values);
  }

  @Override
  public void close() {
    inserts.forEach(Prepared::close);
  }
}
