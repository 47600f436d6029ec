package dev.switchback.run;

import dev.switchback.failure.SqliteResult;
import dev.switchback.schema.Names;
import dev.switchback.sql.InsertFromSelect;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sql.StatementTarget;
import dev.switchback.sql.UniqueIndex;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds the rows that a statement failed on. Reads only.
final class Offenders {
  private static final int SHOWN = 20;
  private static final int CONSTRAINT = 19;
  private static final int ERROR = 1;

  private final Session session;

  Offenders(Session session) {
    this.session = session;
  }

  /// Empty when the failure is about no rows, or they can't be told.
  Optional<Offending> of(SqlStatement statement, SqliteResult result) {
    try {
      if (statement.kind() == StatementKind.ALTER && result.primaryCode() == ERROR) {
        return rowsInTheWay(statement, result);
      }
      if (result.primaryCode() != CONSTRAINT) {
        return Optional.empty();
      }
      Optional<Offending> duplicates = UniqueIndex.of(statement).map(this::duplicates);
      return duplicates.or(
          () -> InsertFromSelect.of(statement).flatMap(insert -> refused(insert, result)));
    } catch (SqliteError notToBeTold) {
      return Optional.empty();
    }
  }

  /// Two rows without a value are not alike (sqlite.org/lang_createindex.html).
  private Offending duplicates(UniqueIndex index) {
    String from =
        " FROM "
            + Names.quoted(index.table())
            + " WHERE "
            + index.where().map(where -> "(" + where + ") AND ").orElse("")
            + index.terms().stream()
                .map(term -> "(" + term + ") IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    return duplicates(index.table(), index.terms(), index.terms(), from, "");
  }

  private Offending duplicates(
      String table, List<String> titles, List<String> terms, String from, String before) {
    String list = String.join(", ", terms);
    String groups =
        before
            + "SELECT "
            + list
            + ", count(*) AS switchback_count"
            + from
            + " GROUP BY "
            + list
            + " HAVING count(*) > 1";
    List<List<String>> rows =
        session.query(
            groups + " ORDER BY switchback_count DESC LIMIT " + SHOWN,
            row -> texts(row, terms.size() + 1));
    long count = session.number("SELECT coalesce(sum(switchback_count), 0) FROM (" + groups + ")");
    List<String> columns = new ArrayList<>(titles);
    columns.add("");
    return new Offending(Offending.Kind.DUPLICATES, table, columns, rows, count);
  }

  /// A column that needs a value, or whose default isn't constant, can only be added to a table
  /// without rows (sqlite.org/lang_altertable.html, section 3).
  private Optional<Offending> rowsInTheWay(SqlStatement statement, SqliteResult result) {
    if (!result.message().contains("Cannot add a")) {
      return Optional.empty();
    }
    return StatementTarget.altered(statement)
        .map(
            table ->
                new Offending(
                    Offending.Kind.ANY_ROW,
                    table,
                    List.of(),
                    List.of(),
                    session.number("SELECT count(*) FROM " + Names.quoted(table))))
        .filter(offending -> offending.count() > 0);
  }

  /// Looks into the rows that a copying INSERT reads.
  private Optional<Offending> refused(InsertFromSelect insert, SqliteResult result) {
    List<String> named = constrained(result.message(), insert.table());
    List<String> targets = insert.columns().isEmpty() ? columns(insert.table()) : insert.columns();
    List<String> mine = named.stream().filter(targets::contains).toList();
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    String source =
        "WITH switchback_source("
            + targets.stream().map(Names::quoted).collect(Collectors.joining(", "))
            + ") AS ("
            + insert.select()
            + ") ";
    List<String> terms = mine.stream().map(Names::quoted).toList();
    if (result.message().contains("NOT NULL constraint")) {
      String from = " FROM switchback_source WHERE " + terms.getFirst() + " IS NULL";
      return Optional.of(
          new Offending(
              Offending.Kind.NO_VALUE,
              insert.table(),
              targets,
              session.query(
                  source + "SELECT *" + from + " LIMIT " + SHOWN,
                  row -> texts(row, targets.size())),
              session.number(source + "SELECT count(*)" + from)));
    }
    if (result.message().contains("UNIQUE constraint")) {
      return Optional.of(
          duplicates(
              insert.table(),
              mine,
              terms,
              " FROM switchback_source WHERE "
                  + terms.stream()
                      .map(term -> term + " IS NOT NULL")
                      .collect(Collectors.joining(" AND ")),
              source));
    }
    return Optional.empty();
  }

  /// The columns in "UNIQUE constraint failed: people.mail, people.name".
  private static List<String> constrained(String message, String table) {
    int colon = message.indexOf("constraint failed: ");
    if (colon < 0) {
      return List.of();
    }
    String prefix = table + ".";
    String list = message.substring(colon + "constraint failed: ".length()).replaceAll("\\)$", "");
    return List.of(list.split(", ", -1)).stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  private List<String> columns(String table) {
    return session.query(
        "SELECT name FROM pragma_table_info(?) ORDER BY cid", row -> row.text(1), table);
  }

  private static List<String> texts(Row row, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> row.textOrNone(i).orElse("NULL")).toList();
  }
}
