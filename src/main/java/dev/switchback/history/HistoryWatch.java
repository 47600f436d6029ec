package dev.switchback.history;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Knows during one run whether somebody else changed the history, without reading all of it for
/// each migration.
///
/// As long as SQLite says that no other connection has committed anything, nothing is read. What
/// the run itself writes is followed row by row, so that after a foreign commit the whole can be
/// compared. Tables of few rows are read again instead: SQLite doesn't tell of rows that a DELETE
/// without a condition takes. Used on the run's thread, inside its write transactions.
public final class HistoryWatch {
  private static final int FEW = 100;

  private final Session session;
  private final Ledger ledger;
  private final List<Runnable> takeBack = new ArrayList<>();
  private long mark;
  private long version = Long.MIN_VALUE;
  private boolean isForeign;
  private Optional<Map<String, Map<Long, String>>> rows = Optional.empty();

  /// @param mark of the history as the plan knows it
  public HistoryWatch(Session session, Ledger ledger, long mark) {
    this.session = session;
    this.ledger = ledger;
    this.mark = mark;
  }

  /// Whether the history is as it was left. Called inside a write transaction, before anything is
  /// written in it; what was followed and not committed is taken back.
  public boolean isUnchanged() {
    takeBack.reversed().forEach(Runnable::run);
    takeBack.clear();
    long now = session.number("PRAGMA data_version");
    if (now != version && !isForeign) {
      version = now;
      isForeign =
          rows.map(left -> !left.equals(read())).orElseGet(() -> ledger.mark(session) != mark);
    }
    return !isForeign;
  }

  /// Takes note of it where something has to be written all the same: [#isUnchanged] says it then.
  public void look() {
    boolean noted = isUnchanged();
    isForeign = !noted;
  }

  /// The history as it stands now is ours: called once, in the transaction that made it ready.
  public void begin() {
    mark = ledger.mark(session);
    version = session.number("PRAGMA data_version");
    rows = canFollow() ? Optional.of(read()) : Optional.empty();
  }

  private boolean canFollow() {
    return !ledger.tables().isEmpty()
        && ledger.tables().stream().allMatch(table -> RowOrder.of(session, table).equals("rowid"));
  }

  /// Lets the ledger write, and follows what it does. It counts from [#committed] on.
  public void follow(Runnable writing) {
    if (rows.isEmpty()) {
      writing.run();
      long before = mark;
      takeBack.add(() -> mark = before);
      mark = ledger.mark(session);
      return;
    }
    List<Touched> touched = session.touchedBy(writing);
    Map<String, Map<Long, String>> all = rows.get();
    for (String table : ledger.tables()) {
      Map<Long, String> before = all.getOrDefault(table, Map.of());
      if (before.size() <= FEW) {
        takeBack.add(() -> all.put(table, before));
        all.put(table, read(table, "", 0));
      } else {
        touched.stream()
            .filter(one -> one.table().equalsIgnoreCase(table))
            .forEach(one -> follow(before, table, one.rowid()));
      }
    }
  }

  private void follow(Map<Long, String> rowsOf, String table, long rowid) {
    @Nullable String before = rowsOf.get(rowid);
    takeBack.add(() -> put(rowsOf, rowid, before));
    put(rowsOf, rowid, read(table, " WHERE rowid = ?", rowid).get(rowid));
  }

  private static void put(Map<Long, String> rowsOf, long rowid, @Nullable String cells) {
    if (cells == null) {
      rowsOf.remove(rowid);
    } else {
      rowsOf.put(rowid, cells);
    }
  }

  /// What was followed since is committed.
  public void committed() {
    takeBack.clear();
  }

  private Map<String, Map<Long, String>> read() {
    Map<String, Map<Long, String>> all = new HashMap<>();
    ledger.tables().forEach(table -> all.put(table, read(table, "", 0)));
    return all;
  }

  private Map<Long, String> read(String table, String where, long rowid) {
    List<String> columns =
        session.query("SELECT name FROM pragma_table_info(?)", row -> row.text(1), table);
    Map<Long, String> found = new TreeMap<>();
    if (columns.isEmpty()) {
      return found;
    }
    String cells =
        columns.stream()
            .map(column -> "quote(" + Names.quoted(column) + ")")
            .collect(Collectors.joining(" || ',' || "));
    String sql = "SELECT rowid, " + cells + " FROM " + Names.quoted(table) + where;
    Object[] parameters = where.isEmpty() ? new Object[0] : new Object[] {rowid};
    session.forEach(sql, row -> found.put(row.number(1), row.text(2)), parameters);
    return found;
  }
}
