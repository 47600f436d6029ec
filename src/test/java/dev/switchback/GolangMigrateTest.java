package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.run.RunReport;
import dev.switchback.run.Unblocking;
import dev.switchback.testing.ToolDatabase;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of golang-migrate.
class GolangMigrateTest {
  private static final String TABLE = "CREATE TABLE schema_migrations (version uint64,dirty bool)";
  private static final String INDEX =
      "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)";
  private static final String ROWS =
      "SELECT typeof(version) || version || '|' || typeof(dirty) || dirty FROM schema_migrations";

  @TempDir Path folder;

  private ToolDatabase at(String version, int dirty) {
    return withFiles(
        ToolDatabase.found(
            folder,
            TABLE,
            INDEX,
            "INSERT INTO schema_migrations VALUES (" + version + ", " + dirty + ")",
            "CREATE TABLE a (x)"));
  }

  private static ToolDatabase withFiles(ToolDatabase database) {
    return database
        .file("000001_first_one.up.sql", "CREATE TABLE a (x);")
        .file("000001_first_one.down.sql", "DROP TABLE a;")
        .file("000002_b.up.sql", "CREATE TABLE b (x);")
        .file("000002_b.down.sql", "DROP TABLE b;")
        .file("000010_c.up.sql", "CREATE TABLE c (x);")
        .file("000010_c.down.sql", "DROP TABLE c;");
  }

  @Test
  void everythingUpToThePositionIsApplied() {
    try (ToolDatabase database = at("2", 0)) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.GOLANG_MIGRATE);
      assertThat(database.timeline())
          .containsExactly("000001 APPLIED", "000002 APPLIED", "000010 PENDING");
      assertThat(database.status().history().entries())
          .extracting(HistoryEntry::remarks)
          .containsExactly(List.of(Remark.of(Remark.Kind.INFERRED)), List.of());
      assertThat(database.status().history().entries()).allMatch(e -> e.at().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void thePositionMovesForthAndBackHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database = withFiles(ToolDatabase.chosen(folder, Tool.GOLANG_MIGRATE))) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).containsExactly("integer10|integer0");
      assertThat(database.column("SELECT sql FROM sqlite_schema WHERE name = 'schema_migrations'"))
          .containsExactly(TABLE);
      assertThat(database.column("SELECT sql FROM sqlite_schema WHERE name = 'version_unique'"))
          .containsExactly(INDEX);

      database.run(new Target.RollBackLast(1), atomicity);
      assertThat(database.column(ROWS)).containsExactly("integer2|integer0");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a", "b");

      database.run(new Target.RollBackAll(), atomicity);
      assertThat(database.column(ROWS)).isEmpty();
      assertThat(database.tablesExcept("schema_migrations")).isEmpty();
      assertThat(database.timeline())
          .containsExactly("000001 PENDING", "000002 PENDING", "000010 PENDING");
    }
  }

  @Test
  void aFailureLeavesThePositionDirtyAndBlocksUntilItIsStamped() {
    try (ToolDatabase database =
        at("1", 0)
            .file("000002_b.up.sql", "CREATE TABLE half (x);\nINSERT INTO nowhere VALUES (1)")) {
      RunReport report = database.runAll(Atomicity.AS_THE_TOOL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(database.column(ROWS)).containsExactly("integer2|integer1");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");
      assertThat(database.timeline())
          .containsExactly("000001 APPLIED", "000002 FAILED", "000010 PENDING");
      assertThat(database.status().timeline().blockages())
          .extracting(Blockage::kind)
          .containsExactly(Blockage.Kind.DIRTY);
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Blocked.class);

      database.stamp("2");
      assertThat(database.column(ROWS)).containsExactly("integer2|integer0");
    }
  }

  @Test
  void aFailureTheSafeWayLeavesThePositionAsItWas() {
    try (ToolDatabase database =
        at("1", 0).file("000010_c.up.sql", "INSERT INTO nowhere VALUES (1);")) {
      database.runAll(Atomicity.ALL_OR_NOTHING);
      assertThat(database.column(ROWS)).containsExactly("integer1|integer0");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");
    }
  }

  @Test
  void aFailingFirstWayBackLeavesTheDirtyPositionBeforeTheFirst() {
    try (ToolDatabase database =
        at("1", 0).file("000001_first_one.down.sql", "DROP TABLE nowhere;")) {
      database.run(new Target.RollBackAll(), Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).containsExactly("integer-1|integer1");
      assertThat(database.status().timeline().blockages()).hasSize(1);
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Blocked.class);
    }
  }

  /// What golang-migrate leaves when a step fails: the position that it was to end at, dirty.
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // dirty at, the tables that are there, about, applied gives, not applied gives
        "2,  a,     2,  2, 1", // forth to 2, taken back
        "2,  a b,   2,  2, 1", // forth to 2, done outside of a transaction
        "2,  a b c, 10, 10, 2", // back from 10
        "1,  a b,   2,  2, 1", // back from 2
        "-1, a,     1,  1, none", // back from the first
        "-1, '',    1,  1, none",
      })
  void theObjectsTellWhichMigrationWasBegun(
      String at, String tables, String about, String applied, String notApplied) {
    for (boolean isApplied : new boolean[] {true, false}) {
      Path own = folder.resolve(isApplied ? "applied" : "not");
      List<String> made = new ArrayList<>(List.of(TABLE, INDEX));
      made.add("INSERT INTO schema_migrations VALUES (" + at + ", 1)");
      List.of(tables.split(" ")).stream()
          .filter(table -> !table.isEmpty())
          .forEach(table -> made.add("CREATE TABLE " + table + " (x)"));
      try (ToolDatabase database =
          withFiles(ToolDatabase.found(own, made.toArray(String[]::new)))) {
        Administration administration = database.administration();
        Blockage blockage = administration.blockages(database.database(), Work.quiet()).getFirst();
        assertThat(blockage.version().orElseThrow()).isEqualTo(Version.of(about));

        administration.unblock(
            database.database(),
            administration.planUnblocking(
                database.database(),
                blockage,
                isApplied ? Unblocking.Choice.APPLIED : Unblocking.Choice.NOT_APPLIED),
            Duration.ofSeconds(5),
            Work.quiet());

        String position = isApplied ? applied : notApplied;
        assertThat(database.column(ROWS))
            .isEqualTo(position == null ? List.of() : List.of("integer" + position + "|integer0"));
      }
    }
  }

  @Test
  void aPositionThatNoFileHasStopsEverything() {
    try (ToolDatabase database = at("5", 0)) {
      assertThat(database.timeline())
          .containsExactly(
              "000001 APPLIED", "000002 APPLIED", "5 MISSING REFUSES_ALL", "000010 PENDING");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .containsExactly(new Reason.Missing(Version.of("5")));
      database.run(new Target.RunAll(), Atomicity.AS_THE_TOOL, Allowance.MISSING);
      assertThat(database.column(ROWS)).containsExactly("integer10|integer0");
    }
  }

  @Test
  void aMissingFileIsAMigrationThatDoesNothing() {
    try (ToolDatabase database = at("10", 0).file("000011_d.down.sql", "DROP TABLE d;")) {
      assertThat(database.problems()).containsExactly("000011_d.down.sql:0 DOWN_WITHOUT_UP");
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).containsExactly("integer11|integer0");
    }
  }

  @Test
  void namesAreReadAsGolangMigrateReadsThem() {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.GOLANG_MIGRATE)
            .file("10_ten.up.sql", "SELECT 10;")
            .file("2_two.up.sqlite", "SELECT 2;")
            .file("30_x.up..sql", "SELECT 30;")
            .file("40_plain.sql", "SELECT 40;")
            .file("50_x.sqlite.up.sql", "SELECT 50;")
            .file("50_x.postgres.up.sql", "SELECT 50;")
            .file("20000000000000000000_far.up.sql", "SELECT 1;")) {
      assertThat(database.timeline()).containsExactly("2 PENDING", "10 PENDING", "30 PENDING");
      assertThat(database.problems())
          .containsExactly(
              "20000000000000000000_far.up.sql:0 VERSION_OUT_OF_RANGE 20000000000000000000",
              "50_x.postgres.up.sql:0 DUPLICATE_VERSION 50_x.sqlite.up.sql",
              "50_x.sqlite.up.sql:0 DUPLICATE_VERSION 50_x.postgres.up.sql");
    }
  }
}
