package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.UndoPlan;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Collation;

/// Databases that are whole but unusual: everything that can be done with them is done, and each
/// count is right.
class OddDatabasesTest {
  @TempDir Path folder;
  private Path place;
  private Path file;
  private Administration administration;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    place = Files.createDirectories(folder.resolve("place"));
    file = place.resolve("odd.db");
    administration = Shop.administration(folder);
    database =
        administration.add("odd", file, Optional.empty(), Environment.PRODUCTION, Protection.NONE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aVirtualTableWhoseModuleIsMissingIsNoDamage() {
    Sql.run(
        file,
        "CREATE TABLE t (x)",
        "INSERT INTO t VALUES (1), (2)",
        "CREATE TABLE words_vocab (id INTEGER PRIMARY KEY, word)",
        "INSERT INTO words_vocab (word) VALUES ('a'), ('b'), ('c')",
        "PRAGMA writable_schema=1",
        "INSERT INTO sqlite_schema VALUES ('table', 'words', 'words', 0,"
            + " 'CREATE VIRTUAL TABLE words USING spellfix1')",
        "INSERT INTO sqlite_schema VALUES ('table', 'place', 'place', 0,"
            + " 'CREATE VIRTUAL TABLE place USING VirtualSpatialIndex()')");

    everythingWorks(Map.of("t", 2L, "words_vocab", 3L));
  }

  @Test
  void aCollationOfTheApplicationLeavesItsIndexUncheckedAndEverythingElseDone() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      Collation.create(
          connection,
          "unicase",
          new Collation() {
            @Override
            protected int xCompare(String one, String other) {
              return one.compareToIgnoreCase(other);
            }
          });
      statement.execute("CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT COLLATE unicase)");
      statement.execute("CREATE UNIQUE INDEX tags_name ON tags (name)");
      statement.execute("CREATE TABLE names (name TEXT COLLATE unicase PRIMARY KEY) WITHOUT ROWID");
      statement.execute("INSERT INTO tags (name) VALUES ('a'), ('B'), ('c')");
      statement.execute("INSERT INTO names VALUES ('x'), ('Y')");
      statement.execute("CREATE TABLE plain (x)");
      statement.execute("INSERT INTO plain VALUES (1)");
    }

    CheckReport quick = check(CheckKind.QUICK);
    CheckReport full = check(CheckKind.INTEGRITY);
    Map<String, Long> rows = everyCopyIs(backedUp());

    assertThat(full.verdict()).isNotEqualTo(Verdict.DAMAGED);
    assertThat(quick.verdict()).isNotEqualTo(Verdict.DAMAGED);
    assertThat(rows).containsEntry("tags", 3L).containsEntry("plain", 1L);
    assertThat(administration.status(database).state()).isNotEqualTo(DatabaseState.DAMAGED);
  }

  @Test
  void aDatabaseOfNoBytesIsBackedUpAndRestored() throws Exception {
    Files.createFile(file);

    everythingWorks(Map.of());
  }

  @Test
  void aLogWithViewsIsReadWithoutTraces() {
    Sql.run(
        file,
        "PRAGMA journal_mode=wal",
        "CREATE TABLE t (x)",
        "INSERT INTO t VALUES (1), (2), (3)",
        "CREATE VIEW v AS SELECT x FROM t",
        "CREATE VIEW broken AS SELECT y FROM nowhere",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END");

    everythingWorks(Map.of("t", 3L));
    assertThat(administration.status(database).facts().journalMode()).contains("wal");
  }

  @Test
  void utf16IsRead() {
    Sql.run(
        file,
        "PRAGMA encoding='UTF-16be'",
        "CREATE TABLE größe (köln TEXT DEFAULT 'ä')",
        "INSERT INTO größe VALUES ('日本'), ('😀')");

    everythingWorks(Map.of("größe", 2L));
  }

  @Test
  void namesOfEveryKindAreCounted() {
    Sql.run(
        file,
        "CREATE TABLE \"select\" (\"from\")",
        "CREATE TABLE \"a \"\"b\"\" c\" (x)",
        "CREATE TABLE \"it's\" (x)",
        "CREATE TABLE \"{0} $x ?1 :n\" (x)",
        "CREATE TABLE \"😀\" (x)",
        "CREATE TABLE \"new\nline\" (x)",
        "CREATE TABLE \" \" (x)",
        "CREATE TABLE \"\" (x)",
        "INSERT INTO \"\" VALUES (1), (2)",
        "INSERT INTO \"a \"\"b\"\" c\" VALUES (1)");

    assertThat(everythingWorks(Map.of("", 2L, "a \"b\" c", 1L, "select", 0L, "😀", 0L))).hasSize(8);
  }

  @Test
  void tablesWithoutRowidsGeneratedColumnsAndSequencesAreCounted() {
    Sql.run(
        file,
        "CREATE TABLE w (a, b, PRIMARY KEY (b, a)) WITHOUT ROWID",
        "INSERT INTO w VALUES (1, 2), (2, 3)",
        "CREATE TABLE g (a INTEGER, b AS (a + 1), c AS (a * 2) STORED NOT NULL)",
        "INSERT INTO g (a) VALUES (1), (2), (3)",
        "CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT, x)",
        "INSERT INTO s (x) VALUES (1), (2)",
        "DELETE FROM s WHERE id = 2",
        "CREATE TABLE r (rowid, oid, _rowid_)",
        "INSERT INTO r VALUES ('x', 'y', 'z')",
        "CREATE TABLE strict_one (a INT, b ANY) STRICT",
        "ANALYZE");

    everythingWorks(Map.of("w", 2L, "g", 3L, "s", 1L, "r", 1L));
    assertThat(Sql.number(file, "SELECT seq FROM sqlite_sequence WHERE name = 's'")).isEqualTo(2);
  }

  @Test
  void textSearchTablesAreCountedByTheTablesTheyLiveIn() {
    Sql.run(
        file,
        "CREATE VIRTUAL TABLE notes USING fts5(title, body)",
        "INSERT INTO notes VALUES ('one', 'two'), ('three', 'four')",
        "CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)",
        "INSERT INTO boxes VALUES (1, 2, 3)");

    assertThat(everythingWorks(Map.of("notes_content", 2L, "boxes_rowid", 1L)))
        .doesNotContainKey("notes");
  }

  @Test
  void textThatIsNotUtf8DoesNoHarm() {
    Sql.run(
        file,
        "CREATE TABLE t (x TEXT)",
        "INSERT INTO t VALUES (CAST(x'ff00fe61' AS TEXT)), (CAST(x'c3' AS TEXT))",
        "CREATE INDEX t_x ON t (x)");

    everythingWorks(Map.of("t", 2L));
    assertThat(Sql.column(file, "SELECT hex(x) FROM t")).containsExactly("FF00FE61", "C3");
  }

  @Test
  void onlyTheHistoryItselfIsSwitchbacksOwn() {
    Sql.run(
        file,
        "CREATE TABLE switchback_orders (x)",
        "INSERT INTO switchback_orders VALUES (1), (2)",
        "CREATE TABLE Switchback (x)",
        "CREATE TABLE sqlitefan (x)");

    everythingWorks(Map.of("switchback_orders", 2L, "Switchback", 0L, "sqlitefan", 0L));
  }

  @Test
  void aHistoryTableOfSomebodyElseIsSaidToBeUnreadable() {
    Sql.run(
        file,
        "CREATE TABLE switchback_history (id, event, version, description, checksum_algorithm,"
            + " checksum, up_sql, down_sql, at, duration_ms, performed_by, program, detail)",
        "INSERT INTO switchback_history (id, event) VALUES (1, 'invented')");

    DatabaseStatus status = administration.status(database);

    assertThat(status.failure()).isPresent();
    assertThat(status.state()).isEqualTo(DatabaseState.CANNOT_BE_OPENED);
    assertThat(status.facts().sizeBytes()).isPositive();
    assertThat(everyCopyIs(backedUp())).isEmpty();
    assertThat(backedUp().backup().state()).isEqualTo(Backup.State.VERIFIED);
  }

  @Test
  void aThousandTablesAreLookedAtAndBackedUp() {
    StringBuilder many = new StringBuilder();
    String[] statements = new String[1002];
    statements[0] = "BEGIN";
    for (int i = 1; i <= 1000; i++) {
      many.setLength(0);
      statements[i] = many.append("CREATE TABLE t").append(i).append(" (x UNIQUE)").toString();
    }
    statements[1001] = "COMMIT";
    Sql.run(file, statements);

    assertThat(everythingWorks(Map.of("t1", 0L))).hasSize(1000);
  }

  @Test
  void aFileWithALockOnItsPagesAndFreeSpaceIsHealthy() {
    Sql.run(file, "PRAGMA page_size=512", "PRAGMA auto_vacuum=incremental");
    Sql.fill(file, 200);
    Sql.run(
        file, "DELETE FROM t WHERE id > 10", "PRAGMA application_id=7", "PRAGMA user_version=3");

    everythingWorks(Map.of("t", 10L));
    assertThat(Sql.number(file, "PRAGMA user_version")).isEqualTo(3);
  }

  /// Looks, checks, backs up, restores beside and in place, and undoes that.
  private Map<String, Long> everythingWorks(Map<String, Long> atLeast) {
    Map<String, String> before = Bytes.in(place);

    DatabaseStatus status = administration.status(database);
    for (CheckKind kind : CheckKind.values()) {
      assertThat(check(kind).findings()).isEmpty();
    }
    BackupReport backup = backedUp();

    assertThat(status.failure()).isEmpty();
    assertThat(status.state()).isEqualTo(DatabaseState.NOT_CHECKED);
    assertThat(administration.status(database).state()).isEqualTo(DatabaseState.HEALTHY);
    assertThat(Bytes.in(place)).isEqualTo(before);
    Map<String, Long> rows = everyCopyIs(backup);
    assertThat(rows).containsAllEntriesOf(atLeast);
    return rows;
  }

  private Map<String, Long> everyCopyIs(BackupReport backup) {
    RestoreReport beside =
        restored(
            administration.planRestore(
                database, backup.backup(), RestorePlan.Place.BESIDE, Optional.empty()));
    assertThat(beside.rows()).isEqualTo(backup.rows());
    RestoreReport inPlace =
        restored(
            administration.planRestore(
                database, backup.backup(), RestorePlan.Place.IN_PLACE, Optional.empty()));
    assertThat(inPlace.rows()).isEqualTo(backup.rows());
    UndoPlan undo = administration.planUndo(database).orElseThrow();
    RestoreReport back = administration.undo(database, undo, Work.quiet());
    assertThat(back.failure()).isEmpty();
    assertThat(back.rows()).isEqualTo(backup.rows());
    return backup.rows();
  }

  private RestoreReport restored(RestorePlan plan) {
    assertThat(plan.tables()).isEmpty();
    assertThat(plan.schema().isEmpty()).isTrue();
    RestoreReport report = administration.restore(database, plan, Work.quiet());
    assertThat(report.failure()).isEmpty();
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    return report;
  }

  private BackupReport backedUp() {
    BackupReport report = administration.backUp(database, Work.quiet());
    assertThat(report.findings()).extracting(Finding::kind).isSubsetOf(Finding.Kind.NOT_CHECKABLE);
    return report;
  }

  private CheckReport check(CheckKind kind) {
    return administration.check(database, kind, Work.quiet());
  }
}
