package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Prepared;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Writes rows into one table of the new file. A row that can't go there is kept aside.
final class TableWriter implements AutoCloseable {
  private static final int CONSTRAINT = 19;
  private static final int MISMATCH = 20;
  private static final int IS_ROWID = -1;
  private static final List<Integer> DUPLICATES = List.of(1555, 2067, 2579);

  private final Session session;
  private final TableShape shape;
  private final SideTables aside;
  private final Map<String, Prepared> statements = new HashMap<>();
  private final String rowidName;
  private final List<Source> sources = new ArrayList<>();
  private long written;
  private long mended;
  private long carved;
  private long partial;
  private long breaking;
  private long duplicates;
  private long repeated;

  TableWriter(Session session, TableShape shape, SideTables aside) {
    this.session = session;
    this.shape = shape;
    this.aside = aside;
    this.rowidName = shape.isRowid() && shape.rowidColumn() < 0 ? rowidName(shape) : "";
    for (int i = 0; i < shape.columns().size(); i++) {
      if (shape.columns().get(i).stored() == ColumnShape.Stored.WRITTEN) {
        int place = i == shape.rowidColumn() ? IS_ROWID : shape.recordOrder().indexOf(i);
        sources.add(new Source(i, place));
      }
    }
  }

  /// A column that is written, and where its value stands in a record.
  private record Source(int column, int place) {
    boolean isIn(FoundRow row) {
      return place < row.values().size();
    }

    Value of(FoundRow row) {
      return place == IS_ROWID ? new Value.Whole(row.rowid()) : row.values().get(place);
    }
  }

  /// A name for the rowid that no column has; empty when all are taken.
  static String rowidName(TableShape shape) {
    for (String name : List.of("rowid", "_rowid_", "oid")) {
      if (shape.columns().stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
        return name;
      }
    }
    return "";
  }

  /// Takes a row, wherever it ends up.
  void take(FoundRow row) {
    OptionalLong rowid = shape.isRowid() ? OptionalLong.of(row.rowid()) : OptionalLong.empty();
    boolean fits = row.values().size() <= shape.recordOrder().size();
    if (!row.soundness().isGood() || row.values().isEmpty() || !fits) {
      partial++;
      aside
          .of(SideTables.Kind.PARTIAL)
          .keep(shape.name(), SideTables.reason(row.soundness()), row, shape.rootPage(), rowid);
      return;
    }
    try {
      insert(row);
      written++;
      mended += row.soundness() == FoundRow.Soundness.MENDED ? 1 : 0;
      carved += row.soundness() == FoundRow.Soundness.CARVED ? 1 : 0;
    } catch (SqliteError e) {
      refused(row, rowid, e);
    }
  }

  private void refused(FoundRow row, OptionalLong rowid, SqliteError error) {
    if (error.result().primaryCode() != CONSTRAINT && error.result().primaryCode() != MISMATCH) {
      throw error;
    }
    boolean duplicate = DUPLICATES.contains(error.result().extendedCode());
    if (duplicate && isThere(row)) {
      repeated++;
    } else if (duplicate) {
      duplicates++;
      aside
          .of(SideTables.Kind.DUPLICATE)
          .keep(shape.name(), error.result().message(), row, shape.rootPage(), rowid);
    } else {
      breaking++;
      aside
          .of(SideTables.Kind.RULE_BREAKER)
          .keep(shape.name(), error.result().message(), row, shape.rootPage(), rowid);
    }
  }

  private void insert(FoundRow row) {
    StringBuilder form = new StringBuilder();
    for (Source source : sources) {
      if (source.isIn(row)) {
        boolean odd = source.of(row) instanceof Value.Text text && text.decoded().isEmpty();
        form.append(odd ? 't' : '-');
      }
    }
    Prepared statement =
        statements.computeIfAbsent(form.toString(), it -> session.prepared(sql(row, it)));
    int at = 1;
    if (!rowidName.isEmpty()) {
      statement.bind(at++, row.rowid());
    }
    for (Source source : sources) {
      if (source.isIn(row)) {
        statement.bind(at++, SideTable.plain(source.of(row)));
      }
    }
    statement.run();
  }

  private String sql(FoundRow row, String form) {
    List<String> names = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    if (!rowidName.isEmpty()) {
      names.add(rowidName);
      marks.add("?");
    }
    int at = 0;
    for (Source source : sources) {
      if (source.isIn(row)) {
        names.add(Names.quoted(shape.columns().get(source.column()).name()));
        marks.add(form.charAt(at++) == 't' ? "CAST(? AS TEXT)" : "?");
      }
    }
    String into = "INSERT INTO " + Names.quoted(shape.name());
    return names.isEmpty()
        ? into + " DEFAULT VALUES"
        : into + "(" + String.join(", ", names) + ") VALUES (" + String.join(", ", marks) + ")";
  }

  /// Whether the table has a row with this rowid. Only of a table with rowids that can be named.
  boolean has(long rowid) {
    String name =
        shape.rowidColumn() < 0
            ? rowidName
            : Names.quoted(shape.columns().get(shape.rowidColumn()).name());
    return name.isEmpty()
        || session.number(
                "SELECT EXISTS (SELECT 1 FROM "
                    + Names.quoted(shape.name())
                    + " WHERE "
                    + name
                    + " = ?)",
                rowid)
            == 1;
  }

  /// Whether exactly this row is in the table already.
  boolean isThere(FoundRow row) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (!rowidName.isEmpty()) {
      conditions.add(rowidName + " IS ?");
      values.add(row.rowid());
    }
    for (Source source : sources) {
      if (source.isIn(row)) {
        conditions.add(Names.quoted(shape.columns().get(source.column()).name()) + " IS ?");
        values.add(SideTable.plain(source.of(row)));
      }
    }
    return session.number(
            "SELECT EXISTS (SELECT 1 FROM "
                + Names.quoted(shape.name())
                + " WHERE "
                + String.join(" AND ", conditions)
                + ")",
            values.toArray())
        == 1;
  }

  long written() {
    return written;
  }

  long mended() {
    return mended;
  }

  long carved() {
    return carved;
  }

  long partial() {
    return partial;
  }

  long breaking() {
    return breaking;
  }

  long duplicates() {
    return duplicates;
  }

  /// Rows that came twice, and were the same.
  long repeated() {
    return repeated;
  }

  @Override
  public void close() {
    statements.values().forEach(Prepared::close);
  }
}
