package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.Cursor;
import dev.switchback.sqlite.Session;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A table that the salvaged file (`main`) and the backup (attached) both have: which row of one is
/// which row of the other.
///
/// Rows are known again by the primary key where both have the same one, otherwise by the rowid,
/// which a salvage keeps.
final class CombineTable {
  static final String OLDER = "switchback_backup";

  private final Session session;
  private final String name;
  private final List<String> key;
  private final List<String> columns;
  private final String both;

  private CombineTable(Session session, String name, List<String> key, List<String> columns) {
    this.session = session;
    this.name = name;
    this.key = key;
    this.columns = columns;
    this.both =
        key.stream()
            .map(Names::quoted)
            .map(column -> "s." + column + " = b." + column)
            .collect(Collectors.joining(" AND "));
  }

  static CombineTable of(Session session, String name) {
    List<String> now = columns(session, "main", name);
    List<String> then = columns(session, OLDER, name);
    List<String> columns =
        now.stream().filter(column -> then.stream().anyMatch(column::equalsIgnoreCase)).toList();
    List<String> key = key(session, "main", name);
    if (key.isEmpty() || !sameNames(key, key(session, OLDER, name))) {
      key = List.of(rowid(now, then));
    }
    return new CombineTable(session, name, key, columns);
  }

  private static boolean sameNames(List<String> some, List<String> others) {
    return some.size() == others.size()
        && some.stream().allMatch(one -> others.stream().anyMatch(one::equalsIgnoreCase));
  }

  private static List<String> columns(Session session, String database, String table) {
    return session.query(
        "SELECT name FROM pragma_table_xinfo(?, ?) WHERE hidden = 0",
        row -> row.text(1),
        table,
        database);
  }

  /// The first column of an R-tree is its key, though nothing says so.
  private static List<String> key(Session session, String database, String table) {
    List<String> declared =
        session.query(
            "SELECT name FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk",
            row -> row.text(1),
            table,
            database);
    boolean virtual =
        session.number(
                "SELECT count(*) FROM pragma_table_list(?) WHERE schema = ? AND type = 'virtual'",
                table,
                database)
            > 0;
    return virtual ? columns(session, database, table).subList(0, 1) : declared;
  }

  private static String rowid(List<String> now, List<String> then) {
    List<String> taken = new ArrayList<>(now);
    taken.addAll(then);
    return List.of("rowid", "_rowid_", "oid").stream()
        .filter(each -> taken.stream().noneMatch(each::equalsIgnoreCase))
        .findFirst()
        .orElse("rowid");
  }

  private String here() {
    return "main." + Names.quoted(name);
  }

  private String there() {
    return OLDER + "." + Names.quoted(name);
  }

  private String differ() {
    List<String> values = columns.stream().filter(c -> key.stream().noneMatch(c::equals)).toList();
    return values.isEmpty()
        ? "0"
        : values.stream()
            .map(Names::quoted)
            .map(
                c ->
                    String.format(
                        "s.%s COLLATE BINARY IS NOT b.%s OR typeof(s.%s) <> typeof(b.%s)",
                        c, c, c, c))
            .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private String joined() {
    return " FROM " + here() + " AS s NOT INDEXED JOIN " + there() + " AS b ON " + both;
  }

  private String onlyThere() {
    return " FROM "
        + there()
        + " AS b WHERE NOT EXISTS (SELECT 1 FROM "
        + here()
        + " AS s WHERE "
        + both
        + ")";
  }

  CombinePlan.Table plan(CombineRequest.Choice choice) {
    long[] counts =
        session
            .first(
                "SELECT count(*), coalesce(sum(" + differ() + "), 0)" + joined(),
                row -> new long[] {row.number(1), row.number(2)})
            .orElseThrow();
    long rows = session.number("SELECT count(*) FROM " + here() + " NOT INDEXED");
    return new CombinePlan.Table(
        name,
        CombinePlan.Presence.BOTH,
        key,
        counts[0] - counts[1],
        counts[1],
        rows - counts[0],
        session.number("SELECT count(*)" + onlyThere()),
        choice);
  }

  /// Rows that both have with different values.
  CombineConflict.Page conflicts(long from, int most) {
    List<CombineConflict> rows = new ArrayList<>();
    String sql =
        "SELECT "
            + listed(key, "s")
            + ", "
            + listed(columns, "s")
            + ", "
            + listed(columns, "b")
            + joined()
            + " WHERE "
            + differ()
            + " ORDER BY "
            + listed(key, "s")
            + " LIMIT ? OFFSET ?";
    try (Cursor cursor = session.cursor(sql, most, from)) {
      while (cursor.next()) {
        List<Cell> cells = cursor.cells();
        int first = key.size();
        int second = first + columns.size();
        rows.add(
            new CombineConflict(
                cells.subList(0, first),
                cells.subList(first, second),
                cells.subList(second, cells.size())));
      }
    }
    return new CombineConflict.Page(
        name, key, columns, rows, Charset.forName(session.text("PRAGMA encoding")));
  }

  private static String listed(List<String> names, String of) {
    return names.stream()
        .map(each -> of + "." + Names.quoted(each))
        .collect(Collectors.joining(", "));
  }

  /// Gives rows that both have the values of the backup. What a rule refuses is kept in `aside`, a
  /// table that is made for it.
  ///
  /// @return how many were refused
  long preferBackup(String aside) {
    List<String> values = columns.stream().filter(c -> key.stream().noneMatch(c::equals)).toList();
    if (values.isEmpty()) {
      return 0;
    }
    String conflicts = joined() + " WHERE " + differ();
    long wanted = session.number("SELECT count(*)" + conflicts);
    String names = values.stream().map(Names::quoted).collect(Collectors.joining(", "));
    long changed =
        session.execute(
            "UPDATE OR IGNORE "
                + here()
                + " AS s SET ("
                + names
                + ") = (SELECT "
                + listed(values, "b")
                + " FROM "
                + there()
                + " AS b WHERE "
                + both
                + ") WHERE EXISTS (SELECT 1 FROM "
                + there()
                + " AS b WHERE "
                + both
                + " AND "
                + differ()
                + ")");
    if (changed < wanted) {
      session.execute("CREATE TABLE main." + Names.quoted(aside) + " AS SELECT b.*" + conflicts);
    }
    return wanted - changed;
  }

  /// Takes the rows that only the backup has. Those that a rule refuses are kept in `aside`, a
  /// table that is made for them.
  ///
  /// @return how many were refused
  long takeMissing(String aside) {
    long wanted = session.number("SELECT count(*)" + onlyThere());
    List<String> names = new ArrayList<>(columns);
    key.stream().filter(each -> !names.contains(each)).forEach(names::add);
    long taken =
        session.execute(
            "INSERT OR IGNORE INTO "
                + here()
                + "("
                + names.stream().map(Names::quoted).collect(Collectors.joining(", "))
                + ") SELECT "
                + listed(names, "b")
                + onlyThere());
    if (taken < wanted) {
      session.execute("CREATE TABLE main." + Names.quoted(aside) + " AS SELECT b.*" + onlyThere());
    }
    return wanted - taken;
  }
}
