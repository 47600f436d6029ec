package dev.switchback.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sqlite.Cell;
import dev.switchback.testing.Seeds;
import dev.switchback.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Laws of comparing, on tables of every make with cells of every kind.
class RowComparingProperties {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE t (a INTEGER PRIMARY KEY, b, c TEXT)",
          "CREATE TABLE t (a PRIMARY KEY, b INT, c)",
          "CREATE TABLE t (a TEXT, b, c REAL, PRIMARY KEY (a, b)) WITHOUT ROWID",
          "CREATE TABLE t (a TEXT COLLATE NOCASE PRIMARY KEY, b BLOB, c) WITHOUT ROWID",
          "CREATE TABLE t (a, b, c)",
          "CREATE TABLE t (a NUMERIC, b TEXT, c AS (b || 'x'), PRIMARY KEY (b DESC, a))");

  @TempDir Path folder;

  @Test
  void theDifferenceAppliedToTodayGivesTheBackup() {
    Seeds.each(
        50,
        random -> {
          Pair files = Pair.in(folder.resolve("seed " + random.nextLong()));
          Files.createDirectories(files.today().getParent());
          String table = TABLES.get(random.nextInt(TABLES.size()));
          List<String> rows = rows(random, 12, table);
          files.backup(table).backup(inserts(rows, random));
          files
              .today(table)
              .today(inserts(rows, random))
              .today(inserts(rows(random, 4, table), random));
          if (random.nextBoolean()) {
            files.today("DELETE FROM t WHERE a IN (1, 2.0, 'a', 'A')");
          }
          List<Difference> differences = files.differences("t");
          Tally tally = files.table("t").tally();
          assertThat(tally.changed() + tally.onlyToday() + tally.onlyBackup())
              .isEqualTo(differences.size());
          long today = Sql.number(files.today(), "SELECT count(*) FROM t");
          long backup = Sql.number(files.backup(), "SELECT count(*) FROM t");
          assertThat(tally.same() + tally.changed() + tally.onlyToday()).isEqualTo(today);
          assertThat(tally.same() + tally.changed() + tally.onlyBackup()).isEqualTo(backup);

          apply(files, differences);

          assertThat(content(files.today())).isEqualTo(content(files.backup()));
          assertThat(files.compare().isEmpty()).isTrue();
        });
  }

  @Test
  void comparedTheOtherWayRoundLostAndGainedChangePlaces() {
    Seeds.each(
        20,
        random -> {
          Pair files = Pair.in(folder.resolve("seed " + random.nextLong()));
          Files.createDirectories(files.today().getParent());
          String table = TABLES.get(random.nextInt(TABLES.size()));
          files.both(table);
          files.today(inserts(rows(random, 10, table), random));
          files.backup(inserts(rows(random, 10, table), random));

          Tally there = files.table("t").tally();
          Tally back = files.turned().table("t").tally();

          assertThat(back.same()).isEqualTo(there.same());
          assertThat(back.changed()).isEqualTo(there.changed());
          assertThat(List.of(back.onlyToday(), back.onlyBackup()))
              .containsExactly(there.onlyBackup(), there.onlyToday());
        });
  }

  private static boolean hasThree(String table) {
    return !table.contains(" AS (");
  }

  private static void apply(Pair files, List<Difference> differences) {
    List<String> columns = files.table("t").shape().columns();
    List<String> removing = new ArrayList<>();
    List<String> adding = new ArrayList<>();
    for (Difference difference : differences) {
      switch (difference) {
        case Difference.OnlyToday(List<Cell> row) -> removing.add(delete(columns, row));
        case Difference.OnlyBackup(List<Cell> row) -> adding.add(insert(columns, row));
        case Difference.Changed(List<Cell> now, List<Cell> then) -> {
          removing.add(delete(columns, now));
          adding.add(insert(columns, then));
        }
      }
    }
    files.today(removing.toArray(String[]::new)).today(adding.toArray(String[]::new));
  }

  private static String delete(List<String> columns, List<Cell> row) {
    return "DELETE FROM t WHERE "
        + IntStream.range(0, columns.size())
            .mapToObj(
                i ->
                    columns.get(i)
                        + " COLLATE BINARY IS "
                        + literal(row.get(i))
                        + " AND typeof("
                        + columns.get(i)
                        + ") = typeof("
                        + literal(row.get(i))
                        + ")")
            .collect(Collectors.joining(" AND "))
        + " LIMIT 1";
  }

  private static String insert(List<String> columns, List<Cell> row) {
    return "INSERT INTO t ("
        + String.join(", ", columns)
        + ") VALUES ("
        + row.stream().map(RowComparingProperties::literal).collect(Collectors.joining(", "))
        + ")";
  }

  private static String literal(Cell cell) {
    return switch (cell) {
      case Cell.Null _ -> "NULL";
      case Cell.Whole(long number) -> Long.toString(number);
      case Cell.Real(double number) ->
          Double.isInfinite(number) ? (number > 0 ? "9e999" : "-9e999") : Double.toString(number);
      case Cell.Text(var bytes) -> "CAST(x'" + bytes.hex() + "' AS TEXT)";
      case Cell.Blob(var bytes) -> "x'" + bytes.hex() + "'";
    };
  }

  /// Every row as SQL literals, however often it is there.
  private static List<String> content(Path file) {
    return Sql.column(file, "SELECT quote(a) || '|' || quote(b) || '|' || quote(c) FROM t").stream()
        .sorted()
        .toList();
  }

  private static String[] inserts(List<String> rows, Random random) {
    List<String> statements = new ArrayList<>();
    for (String row : rows) {
      if (random.nextInt(5) > 0) {
        statements.add("INSERT OR IGNORE INTO t VALUES (" + row + ")");
      }
    }
    return statements.toArray(String[]::new);
  }

  private static List<String> rows(Random random, int count, String table) {
    return IntStream.range(0, count)
        .mapToObj(
            _ ->
                IntStream.range(0, hasThree(table) ? 3 : 2)
                    .mapToObj(
                        column ->
                            column == 0 && table.contains("INTEGER")
                                ? "CAST(" + cell(random, column) + " AS INTEGER)"
                                : cell(random, column))
                    .collect(Collectors.joining(", ")))
        .toList();
  }

  private static String cell(Random random, int column) {
    return switch (random.nextInt(column == 0 ? 7 : 10)) {
      case 0, 1 -> Integer.toString(random.nextInt(6));
      case 2 -> random.nextInt(4) + ".0";
      case 3 -> "'" + "aAbBüé".charAt(random.nextInt(6)) + "'";
      case 4 -> random.nextBoolean() ? "9223372036854775807" : "9.2233720368547758e18";
      case 5 -> "x'" + (random.nextBoolean() ? "" : "61") + "'";
      case 6 -> "'" + random.nextInt(4) + "'";
      case 7 -> "NULL";
      case 8 -> random.nextBoolean() ? "9e999" : "-0.0";
      default -> "CAST(x'" + (random.nextBoolean() ? "FF" : "FE") + "' AS TEXT)";
    };
  }

  @Test
  void cellsAreOrderedAsSqliteOrdersThem() {
    Seeds.each(
        20,
        random -> {
          Pair files =
              Pair.in(Files.createDirectories(folder.resolve("order " + random.nextLong())));
          String values =
              IntStream.range(0, 60)
                  .mapToObj(_ -> "(" + cell(random, 1) + ")")
                  .collect(Collectors.joining(", "));
          files.both("CREATE TABLE t (x)").today("INSERT INTO t VALUES " + values);

          List<Cell> ordered =
              files.differences("t").stream()
                  .map(it -> ((Difference.OnlyToday) it).today().getFirst())
                  .toList();

          assertThat(ordered).hasSize(60).isSortedAccordingTo(Cell::order);
        });
  }
}
