package dev.switchback.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.compare.TableComparison.Certainty;
import dev.switchback.compare.TableComparison.Presence;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.sqlite.Bytes;
import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowComparingTest {
  @TempDir Path folder;

  private Pair files;

  @BeforeEach
  void twoFiles() {
    files = Pair.in(folder);
  }

  @Test
  void rowsAreLostGainedAndChangedByTheirKey() {
    files
        .both(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)",
            "INSERT INTO t VALUES (1, 'same'), (2, 'old'), (3, 'deleted since')")
        .today(
            "UPDATE t SET name = 'new' WHERE id = 2",
            "DELETE FROM t WHERE id = 3",
            "INSERT INTO t VALUES (9, 'since then')");

    assertThat(files.table("t").tally()).isEqualTo(new Tally(1, 1, 1, 1));
    assertThat(files.differences("t"))
        .containsExactly(
            new Difference.Changed(row(2, "new"), row(2, "old")),
            new Difference.OnlyBackup(row(3, "deleted since")),
            new Difference.OnlyToday(row(9, "since then")));
  }

  @Test
  void aFileComparedWithItselfHasNoDifferences() {
    files.both(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x)",
        "INSERT INTO t (x) VALUES (1), (1.0), ('1'), (x'31'), (NULL), (9e999), ('ü')",
        "CREATE TABLE empty (a, b)");

    assertThat(files.compare().isEmpty()).isTrue();
    assertThat(files.table("t").tally()).isEqualTo(new Tally(7, 0, 0, 0));
    assertThat(files.table("t").certainty()).isEqualTo(new Certainty.Counted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a TEXT, b INT, x, PRIMARY KEY (b, a)) WITHOUT ROWID",
        "CREATE TABLE t (a TEXT, b INT, x, PRIMARY KEY (b DESC, a COLLATE NOCASE))",
        "CREATE TABLE t (x, a TEXT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b)) STRICT"
      })
  void aKeyOfSeveralColumnsIsAKey(String create) {
    String table = create.replace("x,", "x " + (create.contains("STRICT") ? "ANY" : "") + ",");
    files
        .both(table, "INSERT INTO t (a, b, x) VALUES ('A', 1, 'x'), ('b', 1, 'y'), ('Z', 2, 'z')")
        .today("UPDATE t SET x = 'new' WHERE a = 'b'", "DELETE FROM t WHERE b = 2");

    TableComparison compared = files.table("t");

    assertThat(compared.shape().hasKey()).isTrue();
    assertThat(compared.tally()).isEqualTo(new Tally(1, 1, 0, 1));
  }

  @Test
  void withoutAKeyWholeRowsCountAsOftenAsTheyAreThere() {
    files
        .both("CREATE TABLE log (line TEXT, n)")
        .backup("INSERT INTO log VALUES ('a', 1), ('a', 1), ('a', 1), ('b', NULL)")
        .today("INSERT INTO log VALUES ('a', 1), ('b', NULL), ('b', NULL), ('c', 2)");

    assertThat(files.table("log").shape().hasKey()).isFalse();
    assertThat(files.table("log").tally()).isEqualTo(new Tally(2, 0, 2, 2));
  }

  @Test
  void theSameRowsInAnotherOrderAreTheSame() {
    files
        .both("CREATE TABLE log (line TEXT)")
        .backup("INSERT INTO log VALUES ('b'), ('a'), ('C')")
        .today("INSERT INTO log VALUES ('C'), ('b'), ('a')");
    files.today("VACUUM");

    assertThat(files.compare().isEmpty()).isTrue();
  }

  @Test
  void aNumberThatBecameAnotherKindOfNumberIsAChange() {
    files
        .both("CREATE TABLE t (id INTEGER PRIMARY KEY, x)", "CREATE TABLE w (x)")
        .backup("INSERT INTO t VALUES (1, 1), (2, 0.5)", "INSERT INTO w VALUES (1), (1.0)")
        .today("INSERT INTO t VALUES (1, 1.0), (2, 0.5)", "INSERT INTO w VALUES (1.0), (1.0)");

    assertThat(files.table("t").tally()).isEqualTo(new Tally(1, 1, 0, 0));
    assertThat(files.table("w").tally()).isEqualTo(new Tally(1, 1, 0, 0));
  }

  @Test
  void keysThatAreNullAreLinedUpAsFarAsTheyAreAlike() {
    files
        .both("CREATE TABLE t (k TEXT PRIMARY KEY, x)")
        .backup("INSERT INTO t VALUES (NULL, 1), (NULL, 2), (NULL, 2)")
        .today("INSERT INTO t VALUES (NULL, 2), (NULL, 3)");

    assertThat(files.table("t").tally()).isEqualTo(new Tally(1, 1, 0, 1));
  }

  @Test
  void onlyColumnsOfBothAreComparedAndThatIsSaid() {
    files
        .both("CREATE TABLE t (id INTEGER PRIMARY KEY, name, legacy)")
        .both("INSERT INTO t VALUES (1, 'a', 'x'), (2, 'b', 'y')")
        .today(
            "ALTER TABLE t ADD COLUMN email TEXT DEFAULT 'none'",
            "ALTER TABLE t DROP COLUMN legacy",
            "UPDATE t SET name = 'changed' WHERE id = 2");

    TableComparison compared = files.table("t");

    assertThat(compared.shape())
        .isEqualTo(
            new Shape(
                "t", List.of("id", "name"), List.of("id"), List.of("email"), List.of("legacy")));
    assertThat(compared.tally()).isEqualTo(new Tally(1, 1, 0, 0));
    assertThat(compared.isSame()).isFalse();
  }

  @Test
  void aTableThatOneFileLacksIsCounted() {
    files
        .today("CREATE TABLE fresh (x)", "INSERT INTO fresh VALUES (1), (2)")
        .backup("CREATE TABLE gone (x)", "INSERT INTO gone VALUES (1)");

    assertThat(files.compare().tables())
        .extracting(TableComparison::table, TableComparison::presence, TableComparison::tally)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "fresh", Presence.ONLY_TODAY, new Tally(0, 0, 2, 0)),
            org.assertj.core.groups.Tuple.tuple(
                "gone", Presence.ONLY_BACKUP, new Tally(0, 0, 0, 1)));
    assertThat(files.differences("gone"))
        .containsExactly(new Difference.OnlyBackup(List.of(new Cell.Whole(1))));
  }

  @Test
  void generatedColumnsFollowFromTheOthers() {
    files.both(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b AS (a * 2), c AS (a + 1) STORED)",
        "INSERT INTO t (id, a) VALUES (1, 5)");

    assertThat(files.table("t").shape().columns()).containsExactly("id", "a");
    assertThat(files.compare().isEmpty()).isTrue();
  }

  @Test
  void textThatIsNoTextIsTakenByItsBytes() {
    files
        .both("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)")
        .backup("INSERT INTO t VALUES (1, CAST(x'FF41' AS TEXT)), (2, CAST(x'0041' AS TEXT))")
        .today("INSERT INTO t VALUES (1, CAST(x'FE41' AS TEXT)), (2, CAST(x'0041' AS TEXT))");

    assertThat(files.table("t").tally()).isEqualTo(new Tally(1, 1, 0, 0));
  }

  @Test
  void filesInUtf16AreComparedAndFilesInTwoEncodingsAreNot() {
    Pair wide = new Pair(folder.resolve("one.db"), folder.resolve("other.db"));
    wide.both(
            "PRAGMA encoding='UTF-16le'",
            "CREATE TABLE t (k TEXT PRIMARY KEY, x)",
            "INSERT INTO t VALUES ('ā', 1), ('b', 2), ('Ā', 3)")
        .today("DELETE FROM t WHERE k = 'b'");
    assertThat(wide.table("t").tally()).isEqualTo(new Tally(2, 0, 0, 1));

    Pair mixed = new Pair(folder.resolve("narrow.db"), wide.backup());
    mixed.today("CREATE TABLE t (k TEXT PRIMARY KEY, x)", "INSERT INTO t VALUES ('b', 2)");
    assertThat(mixed.table("t").certainty())
        .isEqualTo(new Certainty.Unknown(Certainty.Reason.ENCODINGS, ""));
    assertThat(mixed.compare().isEmpty()).isFalse();
  }

  @Test
  void anOrderOfTheApplicationIsNotNeeded() {
    files.both(
        "CREATE TABLE t (k TEXT PRIMARY KEY, x)",
        "CREATE INDEX ix ON t (x)",
        "INSERT INTO t VALUES ('b', 1), ('A', 2)",
        "PRAGMA writable_schema=1",
        "UPDATE sqlite_schema SET sql = replace(sql, 'k TEXT', 'k TEXT COLLATE theirs')");
    files.today("UPDATE t SET x = 3 WHERE rowid = 1");

    assertThat(files.table("t").tally()).isEqualTo(new Tally(1, 1, 0, 0));
  }

  @Test
  void aDamagedTableIsNotCalledTheSame() throws Exception {
    files.both("PRAGMA page_size=512", "CREATE TABLE a (x)", "CREATE TABLE b (x)");
    files.both(
        "INSERT INTO a WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 400) SELECT hex(randomblob(20)) FROM n",
        "INSERT INTO b VALUES (1)");
    byte[] bytes = Files.readAllBytes(files.today());
    java.util.Arrays.fill(bytes, 512 * 8, 512 * 12, (byte) 0x55);
    Files.write(files.today(), bytes);

    assertThat(files.table("a").certainty())
        .isInstanceOfSatisfying(
            Certainty.Unknown.class,
            unknown -> assertThat(unknown.reason()).isEqualTo(Certainty.Reason.NOT_READABLE));
    assertThat(files.table("b").isSame()).isTrue();
  }

  @Test
  void whenTimeRunsOutTheRestIsEstimatedAndTheBalanceStaysExact() {
    files.both(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x)",
        "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 300000) SELECT i, i FROM n");
    files.today(
        "UPDATE t SET x = -x WHERE id % 10 = 0",
        "DELETE FROM t WHERE id % 100 = 1", "INSERT INTO t (x) SELECT 7 FROM t WHERE id <= 5000");
    long today = Sql.number(files.today(), "SELECT count(*) FROM t");

    TableComparison compared =
        files.compare(CompareLimit.of(Duration.ofMillis(60))).table("t").orElseThrow();

    assertThat(compared.certainty())
        .isInstanceOfSatisfying(
            Certainty.Estimated.class,
            estimated -> {
              assertThat(estimated.total()).isEqualTo(today);
              assertThat(estimated.compared()).isLessThan(today);
            });
    Tally tally = compared.tally();
    assertThat(tally.onlyToday() - tally.onlyBackup()).isEqualTo(today - 300_000);
    assertThat(tally.same() + tally.changed() + tally.onlyToday()).isEqualTo(today);
  }

  @Test
  void comparingCanBeStopped() {
    files.both(
        "CREATE TABLE t (x)",
        "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 200000) SELECT hex(i) FROM n");
    Cancellation cancellation = new Cancellation();
    Work work = new Work(cancellation, event -> cancellation.request());
    Looker looker = new Looker();

    assertThatThrownBy(
            () ->
                looker.look(
                    DatabaseFile.of(files.today()),
                    one ->
                        looker.look(
                            DatabaseFile.of(files.backup()),
                            other ->
                                new RowComparing(one, other, work).compare(CompareLimit.NONE))))
        .isInstanceOf(OperationCancelled.class);
  }

  @Test
  void comparingLeavesBothFilesByteForByte() throws Exception {
    files.both("PRAGMA journal_mode=WAL", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    byte[] today = Files.readAllBytes(files.today());
    byte[] backup = Files.readAllBytes(files.backup());

    files.compare();
    files.differences("t");

    assertThat(Files.readAllBytes(files.today())).isEqualTo(today);
    assertThat(Files.readAllBytes(files.backup())).isEqualTo(backup);
    try (var beside = Files.list(folder)) {
      assertThat(beside).hasSize(2);
    }
  }

  private static List<Cell> row(long id, String text) {
    return List.of(
        new Cell.Whole(id), new Cell.Text(Bytes.of(text.getBytes(StandardCharsets.UTF_8))));
  }
}
