package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.EDITED;
import static dev.switchback.migration.MigrationState.FAILED;
import static dev.switchback.migration.MigrationState.PENDING;
import static dev.switchback.migration.MigrationState.ROLLED_BACK;
import static dev.switchback.migration.MigrationState.STAMPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Verdict;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrismaTest {
  /// Its checksum is one that Prisma wrote.
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";
  private static final String AUTHORS_SHA =
      "e539d41739b53aaa674d74040e118ddf16eb6e62b3b437ef0f955fc19ed636d0";
  private static final String BOOKS = "CREATE TABLE books (id);\nCREATE INDEX b ON books (id);\n";
  private static final String A = "20260101000001_authors";
  private static final String B = "20260101000002_books";
  private static final String TABLE = "_prisma_migrations";
  private static final String ISO = "'\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00'";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsThatPrismaWrites(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(
              shop.values(
                  TABLE,
                  "checksum",
                  "migration_name",
                  "logs",
                  "rolled_back_at",
                  "applied_steps_count"))
          .containsExactly(
              "'" + AUTHORS_SHA + "'|'" + A + "'|NULL|NULL|1",
              "'" + Checksum.sha256(BOOKS).value() + "'|'" + B + "'|NULL|NULL|1");
      assertThat(shop.values(TABLE, "id"))
          .allMatch(id -> id.matches("'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-.{12}'"));
      assertThat(shop.values(TABLE, "started_at", "finished_at"))
          .allMatch(times -> times.matches(ISO + "\\|" + ISO));
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void whereRowsHaveNumbersForTimesNewOnesHaveThemToo() {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL, row(AUTHORS_SHA, "1795167748240", A, "NULL", "NULL", "1795167748231", 1));

      assertThat(shop.row(A).entry().orElseThrow().at())
          .contains(Instant.ofEpochMilli(1795167748231L));
      shop.run(Atomicity.AS_THE_TOOL);

      assertThat(shop.values(TABLE, "typeof(started_at)", "typeof(finished_at)"))
          .containsExactly("'integer'|'integer'", "'integer'|'integer'");
    }
  }

  @Test
  void aFailureLeavesAnUnfinishedRowAndWhatWasDoneAndBlocks() {
    try (ToolShop shop = withTwo()) {
      shop.file(B + "/migration.sql", BOOKS + "INSERT INTO nowhere VALUES (1);\n");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);

      assertThat(shop.tables()).contains("authors", "books");
      assertThat(shop.values(TABLE, "migration_name", "finished_at IS NULL", "applied_steps_count"))
          .containsExactly("'" + A + "'|0|1", "'" + B + "'|1|0");
      assertThat(shop.values(TABLE, "logs").getLast()).contains("no such table: nowhere");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, FAILED));
      assertThat(shop.timeline().blockages())
          .extracting(Blockage::kind)
          .containsExactly(Blockage.Kind.FAILED);
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void theSafeWayTakesAFailureBack() {
    try (ToolShop shop = withTwo()) {
      shop.file(B + "/migration.sql", BOOKS + "INSERT INTO nowhere VALUES (1);\n");

      assertThat(shop.run(Atomicity.ALL_OR_NOTHING).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);

      assertThat(shop.tables()).doesNotContain("authors", "books");
      assertThat(shop.timeline().blockages()).isEmpty();
    }
  }

  @Test
  void aFailedMigrationIsSettledByAStamp() {
    try (ToolShop shop = withTwo()) {
      shop.sql(
          DDL,
          row(AUTHORS_SHA, "'2026-11-20T09:42:28.240+00:00'", A, "NULL", "NULL", ISO_TIME, 1),
          row("0", "NULL", B, "'table books already exists'", "NULL", ISO_TIME, 0));
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, FAILED));

      shop.carryOut(new Target.Stamp(shop.row(B).version()), Atomicity.AS_THE_TOOL);

      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, STAMPED));
      assertThat(shop.timeline().blockages()).isEmpty();
      assertThat(
              shop.values(
                  TABLE,
                  "migration_name",
                  "rolled_back_at IS NULL",
                  "finished_at = started_at",
                  "logs",
                  "applied_steps_count"))
          .containsExactly(
              "'" + A + "'|1|0|NULL|1",
              "'" + B + "'|0|NULL|'table books already exists'|0",
              "'" + B + "'|1|1|''|0");
    }
  }

  @Test
  void rollingBackRunsDownSqlAndMarksTheRow() {
    try (ToolShop shop = withTwo()) {
      shop.file(B + "/down.sql", "DROP TABLE books;");
      shop.run(Atomicity.AS_THE_TOOL);

      assertThat(shop.carryOut(new Target.RollBackLast(1), Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.tables()).doesNotContain("books");
      assertThat(shop.values(TABLE, "rolled_back_at IS NULL")).containsExactly("1", "0");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, ROLLED_BACK));
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
    }
  }

  @Test
  void otherLineEndsAreNoEditButOtherTextIs() {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file(A + "/migration.sql", AUTHORS.replace("\n", "\r\n"))
          .file(B + "/migration.sql", BOOKS + "-- more\n");

      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, EDITED));
      assertThat(shop.row(B).verdict()).contains(Verdict.EDIT_REPORTED);
    }
  }

  @Test
  void aRowThatWasRolledBackIsPendingAgain() {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL, row("0", "NULL", A, "''", ISO_TIME, ISO_TIME, 0));

      assertThat(shop.states()).isEqualTo(Map.of(A, ROLLED_BACK, B, PENDING));
      assertThat(shop.timeline().blockages()).isEmpty();
    }
  }

  private static final String ISO_TIME = "'2026-11-20T09:42:28.231+00:00'";
  private static final String DDL =
      """
      CREATE TABLE "_prisma_migrations" (
          "id"                    TEXT PRIMARY KEY NOT NULL,
          "checksum"              TEXT NOT NULL,
          "finished_at"           DATETIME,
          "migration_name"        TEXT NOT NULL,
          "logs"                  TEXT,
          "rolled_back_at"        DATETIME,
          "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
          "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
      )
      """;

  private static String row(
      String checksum,
      String finished,
      String name,
      String logs,
      String rolledBack,
      String started,
      int steps) {
    return "INSERT INTO _prisma_migrations VALUES (hex(randomblob(16)), '"
        + checksum
        + "', "
        + finished
        + ", '"
        + name
        + "', "
        + logs
        + ", "
        + rolledBack
        + ", "
        + started
        + ", "
        + steps
        + ")";
  }

  private ToolShop withTwo() {
    return ToolShop.in(folder)
        .file("migration_lock.toml", "# Please do not edit\nprovider = \"sqlite\"\n")
        .file(A + "/migration.sql", AUTHORS)
        .file(B + "/migration.sql", BOOKS);
  }
}
