package dev.switchback.history;

import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tables of a database and their columns, as far as recognising a history needs them.
///
/// @param tables by name, in the order of their names
/// @param userVersion `PRAGMA user_version`
/// @param applicationId `PRAGMA application_id`
public record Tables(List<Table> tables, long userVersion, long applicationId) {
  /// A history has few columns; tables with more are left out.
  private static final int MOST_COLUMNS = 24;

  public Tables {
    tables = List.copyOf(tables);
  }

  /// @param type the declared type as written, in lower case
  /// @param keyPosition its 1-based place in the primary key, 0 when it isn't part of it
  public record Column(String name, String type, boolean notNull, int keyPosition) {}

  /// @param sql the statement that created it
  public record Table(String name, List<Column> columns, String sql) {
    public Table {
      columns = List.copyOf(columns);
    }

    /// Whether its columns are exactly these, in this order, whatever the case of their letters.
    public boolean hasColumns(String... names) {
      if (columns.size() != names.length) {
        return false;
      }
      for (int i = 0; i < names.length; i++) {
        if (!columns.get(i).name().equalsIgnoreCase(names[i])) {
          return false;
        }
      }
      return true;
    }

    public boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }

    public Optional<Column> column(String wanted) {
      return columns.stream().filter(c -> c.name().equalsIgnoreCase(wanted)).findFirst();
    }
  }

  /// Reads them in two queries, however many there are.
  public static Tables of(Session session) {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    Map<String, String> statements = new LinkedHashMap<>();
    session.query(
        "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        row -> statements.put(row.text(1), row.text(2)));
    session.query(
        """
        SELECT s.name, c.name, lower(c.type), c."notnull", c.pk
        FROM sqlite_schema s, pragma_table_xinfo(s.name) c
        WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%'
        ORDER BY s.name, c.cid
        """,
        row ->
            columns
                .computeIfAbsent(row.text(1), name -> new ArrayList<>())
                .add(
                    new Column(row.text(2), row.text(3), row.number(4) != 0, (int) row.number(5))));
    List<Table> tables =
        columns.entrySet().stream()
            .filter(entry -> entry.getValue().size() <= MOST_COLUMNS)
            .map(
                entry ->
                    new Table(
                        entry.getKey(),
                        entry.getValue(),
                        statements.getOrDefault(entry.getKey(), "")))
            .toList();
    return new Tables(
        tables, session.number("PRAGMA user_version"), session.number("PRAGMA application_id"));
  }

  public Optional<Table> find(String name) {
    return tables.stream().filter(table -> table.isNamed(name)).findFirst();
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  /// Those whose columns are exactly these, the table called `usual` first.
  public List<Table> withColumns(String usual, String... columns) {
    String first = usual.toLowerCase(Locale.ROOT);
    return tables.stream()
        .filter(table -> table.hasColumns(columns))
        .sorted(
            java.util.Comparator.comparing(
                table -> !table.name().toLowerCase(Locale.ROOT).equals(first)))
        .toList();
  }
}
