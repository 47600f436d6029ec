package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.PENDING;
import static dev.switchback.migration.MigrationState.ROLLED_BACK;
import static dev.switchback.migration.MigrationState.STAMPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class YoyoTest {
  /// The SHA-256 of `0001.authors` and `0002.books`, as yoyo wrote them.
  private static final String A_HASH =
      "735b9f3d0ad418f8e12dae9be5c6e95d683080fe41d087a6dbc16bc75613b981";
  private static final String B_HASH =
      "7c5974163c1d7cb4b978e5f0af89bf7b5faf7baeb5783f59d6951c29fe17accb";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsAndTheLogThatYoyoWrites(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.timeline().tool()).isEqualTo(Tool.YOYO);
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.carryOut(new Target.RollBackLast(1), atomicity).outcome())
          .isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values("_yoyo_migration", "migration_hash", "migration_id"))
          .containsExactly("'" + A_HASH + "'|'0001.authors'");
      assertThat(shop.values("_yoyo_log", "migration_hash", "migration_id", "operation", "comment"))
          .containsExactly(
              "'" + A_HASH + "'|'0001.authors'|'apply'|NULL",
              "'" + B_HASH + "'|'0002.books'|'apply'|NULL",
              "'" + B_HASH + "'|'0002.books'|'rollback'|NULL");
      assertThat(shop.values("_yoyo_log", "id", "created_at_utc", "username", "hostname"))
          .allMatch(
              row ->
                  row.matches(
                      "'[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'\\|"
                          + "'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}'\\|'.+'\\|'.+'"));
      assertThat(shop.values("_yoyo_version", "version")).containsExactly("2");
      assertThat(shop.values("yoyo_lock", "pid")).isEmpty();
      assertThat(shop.states())
          .isEqualTo(Map.of("0001.authors", APPLIED, "0002.books", ROLLED_BACK));
      assertThat(shop.tables()).contains("authors").doesNotContain("books");
    }
  }

  /// Yoyo asks for the full name; the short one may be another, as where the machine's address is
  /// that of `localhost`.
  @Test
  void theLogNamesTheMachineInFull() throws UnknownHostException {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);

      InetAddress here = InetAddress.getLocalHost();
      String full = here.getCanonicalHostName();
      String expected = full.equals(here.getHostAddress()) ? here.getHostName() : full;
      assertThat(shop.values("_yoyo_log", "hostname"))
          .isNotEmpty()
          .containsOnly("'" + expected + "'");
    }
  }

  @Test
  void readsWhatYoyoWrote() {
    try (ToolShop shop = withTwo()) {
      shop.sql(TABLES)
          .sql(
              "INSERT INTO _yoyo_log VALUES('4511b942-e5ac-11f1-a3a5-02fc00000001','"
                  + A_HASH
                  + "','0001.authors','apply','root','localhost',NULL,'2026-11-21"
                  + " 13:05:48.113244')",
              "INSERT INTO _yoyo_migration VALUES('"
                  + A_HASH
                  + "','0001.authors','2026-11-21 13:05:48.114412')");

      assertThat(shop.states()).isEqualTo(Map.of("0001.authors", APPLIED, "0002.books", PENDING));
      var entry = shop.row("0001.authors").entry().orElseThrow();
      assertThat(entry.at()).contains(Instant.parse("2026-11-21T13:05:48.114412Z"));
      assertThat(entry.by()).isEqualTo("root@localhost");
    }
  }

  @Test
  void aLockStopsEverythingAndTellsWhoHoldsIt() {
    try (ToolShop shop = withTwo()) {
      shop.sql(TABLES).sql("INSERT INTO yoyo_lock VALUES (1, '2026-11-21 13:05:48.113244', 4711)");

      Blockage lock = shop.timeline().blockages().getFirst();
      assertThat(lock.kind()).isEqualTo(Blockage.Kind.LOCK);
      assertThat(lock.pid()).hasValue(4711);
      assertThat(lock.since()).contains(Instant.parse("2026-11-21T13:05:48.113244Z"));
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aLockThatIsTakenAfterThePlanStopsTheRun() {
    try (ToolShop shop = withTwo()) {
      shop.sql(TABLES);
      Planning planning = shop.planning(new Target.RunAll());
      shop.sql("INSERT INTO yoyo_lock VALUES (1, '2026-11-21 13:05:48.113244', 4711)");

      assertThat(shop.carryOut((Plan) planning).failure())
          .containsInstanceOf(RunFailure.HistoryChanged.class);
      assertThat(shop.tables()).doesNotContain("authors");
      assertThat(shop.values("yoyo_lock", "pid")).containsExactly("4711");
    }
  }

  @Test
  void aMarkIsWrittenAsOne() {
    try (ToolShop shop = withTwo()) {
      shop.carryOut(new Target.Stamp(shop.row("0001.authors").version()), Atomicity.AS_THE_TOOL);

      assertThat(shop.values("_yoyo_log", "migration_id", "operation"))
          .containsExactly("'0001.authors'|'mark'");
      assertThat(shop.states()).isEqualTo(Map.of("0001.authors", STAMPED, "0002.books", PENDING));
      assertThat(shop.tables()).doesNotContain("authors");
    }
  }

  @Test
  void dependenciesComeFirstAndProgramsNeedTheTool() {
    try (ToolShop shop = withTwo()) {
      shop.file("0000.first.sql", "-- depends: 0002.books\n\nCREATE TABLE first (id);")
          .file(
              "0003.steps.py",
              "from yoyo import step\n__depends__ = {'0000.first'}\nsteps = [step('SELECT 1')]\n");

      assertThat(shop.timeline().rows())
          .extracting(row -> row.version().text())
          .containsExactly("0001.authors", "0002.books", "0000.first", "0003.steps");
      assertThat(shop.row("0003.steps").verdict()).contains(Verdict.NEEDS_COMMAND);
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void whatYoyoWouldRefuseIsAProblem() {
    try (ToolShop shop = withTwo()) {
      shop.file("0003.x.sql", "-- depends: nobody\nCREATE TABLE x (id);")
          .file("0004.y.sql", "-- depends: 0005.z\nCREATE TABLE y (id);")
          .file("0005.z.sql", "-- depends: 0004.y\nCREATE TABLE z (id);");

      assertThat(shop.timeline().problems())
          .extracting(p -> p.file().getFileName().toString())
          .containsExactlyInAnyOrder("0003.x.sql", "0004.y.sql", "0005.z.sql");
      assertThat(shop.timeline().problems())
          .extracting(SourceProblem::kind)
          .containsOnly(SourceProblem.Kind.TOOL_REFUSES);
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aFailureLeavesNoRowAndNoLock() {
    try (ToolShop shop = withTwo()) {
      shop.file("0002.books.sql", "CREATE TABLE books (id);\nINSERT INTO nowhere VALUES (1);");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);

      assertThat(shop.tables()).contains("authors").doesNotContain("books");
      assertThat(shop.values("_yoyo_migration", "migration_id")).containsExactly("'0001.authors'");
      assertThat(shop.values("_yoyo_log", "migration_id")).containsExactly("'0001.authors'");
      assertThat(shop.values("yoyo_lock", "pid")).isEmpty();
    }
  }

  @Test
  void aFileOutsideOfTransactionsRunsThere() {
    try (ToolShop shop = withTwo()) {
      shop.file("0003.vacuum.sql", "-- transactional: false\n\nVACUUM;");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.values("_yoyo_migration", "migration_id")).hasSize(3);
    }
  }

  private static final String[] TABLES = {
    "CREATE TABLE \"yoyo_lock\" (locked INT DEFAULT 1, ctime TIMESTAMP,pid INT NOT NULL,PRIMARY KEY"
        + " (locked))",
    "CREATE TABLE \"_yoyo_log\" ( id VARCHAR(36), migration_hash VARCHAR(64), migration_id"
        + " VARCHAR(255), operation VARCHAR(10), username VARCHAR(255), hostname VARCHAR(255),"
        + " comment VARCHAR(255), created_at_utc TIMESTAMP, PRIMARY KEY (id))",
    "CREATE TABLE \"_yoyo_version\" (version INT NOT NULL PRIMARY KEY, installed_at_utc TIMESTAMP)",
    "INSERT INTO _yoyo_version VALUES(2,'2026-11-21 13:05:48.107701')",
    "CREATE TABLE \"_yoyo_migration\" ( migration_hash VARCHAR(64), migration_id VARCHAR(255),"
        + " applied_at_utc TIMESTAMP, PRIMARY KEY (migration_hash))"
  };

  private ToolShop withTwo() {
    return ToolShop.in(folder)
        .file("0001.authors.sql", "CREATE TABLE authors (id INTEGER PRIMARY KEY);\n")
        .file("0001.authors.rollback.sql", "DROP TABLE authors;\n")
        .file("0002.books.sql", "-- depends: 0001.authors\n\nCREATE TABLE books (id);\n")
        .file("0002.books.rollback.sql", "DROP TABLE books;\n")
        .file("post-apply.sql", "ANALYZE;");
  }
}
