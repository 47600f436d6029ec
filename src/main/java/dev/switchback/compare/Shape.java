package dev.switchback.compare;

import dev.switchback.schema.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How the rows of one table are lined up: which columns are compared, and by which of them a row
/// is known again.
///
/// @param columns in both tables; generated ones are left out, because they follow from the others
/// @param key the primary key where both tables have the same one, otherwise empty: then whole rows
///     are compared, and a changed row is one that is only today and one that is only in the backup
/// @param onlyToday columns that the backup's table doesn't have
/// @param onlyBackup columns that today's table doesn't have
public record Shape(
    String table,
    List<String> columns,
    List<String> key,
    List<String> onlyToday,
    List<String> onlyBackup) {
  public Shape {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    onlyToday = List.copyOf(onlyToday);
    onlyBackup = List.copyOf(onlyBackup);
  }

  /// A column with its place in the primary key, counted from 1; 0 when it is no part of it.
  private record KeyColumn(String name, long place) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  static Shape of(String table, Session today, Session backup) {
    List<KeyColumn> now = columns(today, table);
    List<KeyColumn> then = columns(backup, table);
    List<KeyColumn> both = now.stream().filter(it -> has(then, it)).toList();
    List<String> key = key(now);
    boolean sameKey =
        key.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList()
            .equals(key(then).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    return new Shape(
        table,
        names(both),
        sameKey ? key : List.of(),
        names(now.stream().filter(it -> !has(then, it)).toList()),
        names(then.stream().filter(it -> !has(now, it)).toList()));
  }

  /// For a table that only one of the two has.
  static Shape alone(String table, Session session) {
    return new Shape(
        table, names(columns(session, table)), key(columns(session, table)), List.of(), List.of());
  }

  private static boolean has(List<KeyColumn> columns, KeyColumn column) {
    return columns.stream().anyMatch(it -> it.isNamed(column.name()));
  }

  private static List<String> names(List<KeyColumn> columns) {
    return columns.stream().map(KeyColumn::name).toList();
  }

  private static List<String> key(List<KeyColumn> columns) {
    return columns.stream()
        .filter(column -> column.place() > 0)
        .sorted(java.util.Comparator.comparingLong(KeyColumn::place))
        .map(KeyColumn::name)
        .toList();
  }

  private static List<KeyColumn> columns(Session session, String table) {
    try {
      return session.query(
          "SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0",
          row -> new KeyColumn(row.text(1), row.number(2)),
          table);
    } catch (SqliteError moduleMissing) {
      return new ArrayList<>();
    }
  }

  /// Whether rows are known again by a key, so that a changed one can be told from a new one.
  public boolean hasKey() {
    return !key.isEmpty();
  }

  /// Whether both tables have the same columns.
  public boolean isSame() {
    return onlyToday.isEmpty() && onlyBackup.isEmpty();
  }

  /// The columns that rows are put in order by.
  List<String> order() {
    return key.isEmpty() ? columns : key;
  }

  /// Where the columns of [#order] stand among [#columns].
  int[] orderPlaces() {
    return order().stream()
        .mapToInt(
            name ->
                columns.stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList()
                    .indexOf(name.toLowerCase(Locale.ROOT)))
        .toArray();
  }

  /// All rows in order. Names the table's own pages, never an index: an index may be damaged, or
  /// need a collation that only the application has; so does the order.
  String query() {
    String listed = columns.stream().map(Names::quoted).collect(Collectors.joining(", "));
    String ordered =
        order().stream()
            .map(name -> Names.quoted(name) + " COLLATE BINARY")
            .collect(Collectors.joining(", "));
    return "SELECT "
        + listed
        + " FROM main."
        + Names.quoted(table)
        + " NOT INDEXED ORDER BY "
        + ordered;
  }
}
