package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of dbmate. What is said of its files here was seen from dbmate 2.36.0.
class DbmateTest {
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS \"schema_migrations\" (version varchar(128) primary key)";
  private static final String ROWS = "SELECT version FROM schema_migrations ORDER BY rowid";

  @TempDir Path folder;

  private static String file(String table) {
    return "-- migrate:up\nCREATE TABLE "
        + table
        + " (x);\n\n-- migrate:down\nDROP TABLE "
        + table
        + ";\n";
  }

  private ToolDatabase oneApplied() {
    return ToolDatabase.found(
            folder,
            TABLE,
            "INSERT INTO schema_migrations VALUES ('20260101000001')",
            "CREATE TABLE a (x)")
        .file("20260101000001_a.sql", file("a"))
        .file("20260101000002_b.sql", file("b"));
  }

  @Test
  void aHistoryOfDbmateIsReadAsItStands() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.DBMATE);
      assertThat(database.timeline())
          .containsExactly("20260101000001 APPLIED", "20260101000002 PENDING");
      HistoryEntry entry = database.status().history().entries().getFirst();
      assertThat(entry.at()).isEmpty();
      assertThat(entry.cells()).containsEntry("version", "20260101000001");
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void theRowsAreThoseOfDbmateHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.DBMATE)
            .file("1_a.sql", file("a"))
            .file("2_b.sql", file("b"))) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).containsExactly("1", "2");
      assertThat(database.column("SELECT sql FROM sqlite_schema WHERE name = 'schema_migrations'"))
          .containsExactly("CREATE TABLE \"schema_migrations\" (version varchar(128) primary key)");

      database.run(new Target.RollBackLast(1), atomicity);
      assertThat(database.column(ROWS)).containsExactly("1");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");

      database.stamp("2");
      assertThat(database.column(ROWS)).containsExactly("1", "2");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");
    }
  }

  @Test
  void filesRunInTheOrderOfTheirNamesAndVersionsAreTexts() {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.DBMATE)
            .file("1_a.sql", file("a"))
            .file("10_b.sql", file("b"))
            .file("2_c.sql", file("c"))
            .file("02_d.sql", file("d"))
            .file("12345678901234567890123_far.sql", file("e"))) {
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS))
          .containsExactly("02", "10", "12345678901234567890123", "1", "2");
      database.run(new Target.RollBackLast(1), Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).containsExactly("02", "10", "12345678901234567890123", "1");
    }
  }

  @Test
  void anOlderOneRunsAndAMissingOneIsHidden() {
    try (ToolDatabase database = oneApplied().file("20250101000000_o.sql", file("o"))) {
      assertThat(database.timeline())
          .containsExactly(
              "20250101000000 OUT_OF_ORDER RUNS_OLDER",
              "20260101000001 APPLIED",
              "20260101000002 PENDING");
      database.runAll(Atomicity.AS_THE_TOOL);
      database.delete("20260101000001_a.sql");
      assertThat(database.timeline())
          .containsExactly(
              "20250101000000 APPLIED",
              "20260101000001 MISSING HIDES_MISSING",
              "20260101000002 APPLIED");
    }
  }

  @Test
  void aFailureLeavesNoTraceAndWhatCameBeforeStays() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "20260101000003_c.sql",
                "-- migrate:up\nCREATE TABLE c (x);\nINSERT INTO nowhere VALUES (1);\n"
                    + "-- migrate:down\n")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(database.column(ROWS)).containsExactly("20260101000001", "20260101000002");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a", "b");
    }
  }

  @Test
  void aSectionMayAskToRunOutsideATransaction() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "20260101000003_v.sql",
                "-- migrate:up transaction:false\nVACUUM;\n-- migrate:down\n")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).hasSize(3);
    }
  }

  @Test
  void anOptionWithABlankInItIsNone() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "20260101000003_v.sql",
                "-- migrate:up transaction: false\nVACUUM;\n-- migrate:down\n")) {
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.NeedsNoTransaction.class);
    }
  }

  @Test
  void emptySectionsAreFine() {
    try (ToolDatabase database =
        oneApplied().file("20260101000003_e.sql", "-- c\n\n--migrate:up x:y\n-- migrate:down")) {
      assertThat(database.problems()).isEmpty();
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          -- migrate:up\\nSELECT 1; ! 3_c.sql:0 MISSING_DOWN_SECTION
          -- migrate:down\\n-- migrate:up ! 3_c.sql:0 MISSING_DOWN_SECTION
          -- Migrate:up\\nSELECT 1;\\n-- migrate:down ! 3_c.sql:0 MISSING_UP_SECTION
          ' -- migrate:up\\nSELECT 1;\\n-- migrate:down' ! 3_c.sql:0 MISSING_UP_SECTION
          \uFEFF-- migrate:up\\nSELECT 1;\\n-- migrate:down ! 3_c.sql:0 MISSING_UP_SECTION
          -- migrate:upper\\nSELECT 1;\\n-- migrate:down ! 3_c.sql:0 MISSING_UP_SECTION
          /* c */\\n-- migrate:up\\n-- migrate:down ! 3_c.sql:1 TEXT_BEFORE_SECTION /* c */
          """)
  void aFileThatDbmateRefusesIsNamed(String text, String problem) {
    try (ToolDatabase database = oneApplied().file("3_c.sql", text.replace("\\n", "\n"))) {
      assertThat(database.problems()).containsExactly(problem);
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Unusable.class);
    }
  }

  @Test
  void severalMigrationsOfOneVersionAreReportedInOneFileAndInTwo() {
    try (ToolDatabase database =
        oneApplied()
            .file("3_twice.sql", file("c") + file("d"))
            .file("4_x.sql", file("x"))
            .file("4_y.sql", file("y"))) {
      assertThat(database.problems())
          .containsExactly(
              "3_twice.sql:6 REPEATED_SECTION -- migrate:up",
              "3_twice.sql:9 REPEATED_SECTION -- migrate:down",
              "4_x.sql:0 DUPLICATE_VERSION 4_y.sql",
              "4_y.sql:0 DUPLICATE_VERSION 4_x.sql");
      assertThat(database.timeline())
          .containsExactly("20260101000001 APPLIED", "20260101000002 PENDING");
    }
  }

  @Test
  void aBrokenFileOfAnAppliedMigrationStopsNothing() {
    try (ToolDatabase database = oneApplied().file("20260101000001_a.sql", "CREATE TABLE a (x);")) {
      assertThat(database.timeline())
          .containsExactly("20260101000001 MISSING HIDES_MISSING", "20260101000002 PENDING");
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
    }
  }
}
