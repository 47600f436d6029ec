package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of goose.
class GooseTest {
  private static final String TABLE =
      """
      CREATE TABLE goose_db_version (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          version_id INTEGER NOT NULL,
          is_applied INTEGER NOT NULL,
          tstamp TIMESTAMP DEFAULT (datetime('now'))
      )\
      """;
  private static final String ROWS =
      "SELECT id || '|' || version_id || '|' || is_applied || '|' || (tstamp GLOB"
          + " '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]')"
          + " FROM goose_db_version ORDER BY id";
  private static final String FIRST =
      "-- +goose Up\nCREATE TABLE a (x);\n\n-- +goose Down\nDROP TABLE a;\n";
  private static final String SECOND =
      """
      -- a comment above is fine
      -- +goose Up
      CREATE TABLE b (x);
      -- +goose StatementBegin
      CREATE TRIGGER t AFTER INSERT ON b BEGIN
        UPDATE b SET x = 1;
        DELETE FROM a;
      END;
      -- +goose StatementEnd

      -- +goose down
      DROP TABLE b;
      """;

  @TempDir Path folder;

  private ToolDatabase oneApplied() {
    return ToolDatabase.found(
            folder,
            TABLE,
            "INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-11-20 09:40:43'),"
                + " (2, 1, 1, '2026-11-20 09:40:44')",
            "CREATE TABLE a (x)")
        .file("00001_a.sql", FIRST)
        .file("00002_b.sql", SECOND);
  }

  @Test
  void aHistoryOfGooseIsReadAsItStands() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.GOOSE);
      assertThat(database.status().layoutReason()).isPresent();
      assertThat(database.timeline()).containsExactly("00001 APPLIED", "00002 PENDING");
      assertThat(database.status().history().entries()).hasSize(1);
      assertThat(database.status().history().entries().getFirst().at())
          .contains(Instant.parse("2026-11-20T09:40:44Z"));
    }
  }

  @Test
  void ofSeveralRowsOfAVersionTheNewestCounts() {
    try (ToolDatabase database = oneApplied()) {
      Sql.run(
          database.status().database().file(),
          "INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 1), (1, 0), (2, 0),"
              + " (2, 1)");
      assertThat(database.timeline())
          .containsExactly("00001 OUT_OF_ORDER REFUSES_ALL", "00002 APPLIED");
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void theRowsAreThoseOfGooseHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.GOOSE)
            .file("00001_a.sql", FIRST)
            .file("00002_b.sql", SECOND)) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).containsExactly("1|0|1|1", "2|1|1|1", "3|2|1|1");

      database.run(new Target.RollBackLast(1), atomicity);
      assertThat(database.column(ROWS)).containsExactly("1|0|1|1", "2|1|1|1");
      assertThat(database.tablesExcept("goose_db_version")).containsExactly("a");

      database.stamp("2");
      assertThat(database.column(ROWS)).containsExactly("1|0|1|1", "2|1|1|1", "4|2|1|1");
      assertThat(database.tablesExcept("goose_db_version")).containsExactly("a");
    }
  }

  @Test
  void aFolderWithItsMarksIsKnownAndItsHistoryIsTheOneThatBegins() {
    try (ToolDatabase database =
        ToolDatabase.found(folder).file("00001_a.sql", FIRST).file("00002_b.sql", SECOND)) {
      assertThat(database.status().layoutReason()).contains("2 files with -- +goose Up");
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).hasSize(3);
    }
  }

  @Test
  void aFailureLeavesNoTrace() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "00003_c.sql",
                "-- +goose Up\nCREATE TABLE c (x);\nINSERT INTO nowhere VALUES (1);\n")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(database.column(ROWS)).hasSize(3);
      assertThat(database.tablesExcept("goose_db_version")).containsExactly("a", "b");
    }
  }

  @Test
  void aFileMayAskToRunOutsideATransactionAnywhereInIt() {
    try (ToolDatabase database =
        oneApplied().file("00003_v.sql", "-- +goose Up\nVACUUM;\n-- +goose NO TRANSACTION\n")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).hasSize(4);
    }
  }

  @Test
  void anOlderOneIsRefusedAndAMissingOneIsHidden() {
    try (ToolDatabase database = oneApplied()) {
      database.runAll(Atomicity.AS_THE_TOOL);
      database.delete("00001_a.sql");
      assertThat(database.timeline()).containsExactly("1 MISSING HIDES_MISSING", "00002 APPLIED");
      database.file("00001_a.sql", FIRST);
      database.run(new Target.RollBackLast(2), Atomicity.AS_THE_TOOL);
      database.run(new Target.RunOnly(Version.of("2")), Atomicity.AS_THE_TOOL);
      assertThat(database.timeline())
          .containsExactly("00001 OUT_OF_ORDER REFUSES_ALL", "00002 APPLIED");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.OutOfOrder.class);
    }
  }

  @Test
  void programsAreLeftToGoose() {
    try (ToolDatabase database =
        oneApplied()
            .file("00003_c.go", "package migrations\n")
            .file("00003_c_test.go", "package migrations\n")) {
      assertThat(database.timeline())
          .containsExactly("00001 APPLIED", "00002 PENDING", "00003 PENDING NEEDS_COMMAND");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.NeedsCommand.class);
    }
  }

  @Test
  void valuesOfTheProjectsEnvironmentArePutWhereGoosePutsThem() {
    try (ToolDatabase database =
        oneApplied()
            .file(".env", "# ours\nGREETING='good day'\nexport TABLE_OF_OURS=a\nEMPTY=\n")
            .file(
                "00003_c.sql",
                """
                -- +goose Up
                INSERT INTO a VALUES ('${GREETING} as it is');
                -- +goose ENVSUB ON
                -- ${NOBODY} in a comment is let be
                INSERT INTO $TABLE_OF_OURS VALUES ('${GREETING}, ${NOBODY:-friend}, $$5, ${EMPTY-x}${EMPTY:-y}, ${GREETING:5}, ${GREETING:0:4}, ${GREETING: -3}');
                -- +goose ENVSUB OFF
                INSERT INTO a VALUES ('$GREETING');
                -- +goose Down
                -- +goose ENVSUB ON
                DELETE FROM ${TABLE_OF_OURS};
                """)) {
      assertThat(database.problems()).isEmpty();
      database.runAll(Atomicity.AS_THE_TOOL);

      assertThat(database.column("SELECT * FROM a ORDER BY rowid"))
          .endsWith("${GREETING} as it is", "good day, friend, $5, y, day, good, day", "$GREETING");
      database.run(new Target.RollBackLast(1), Atomicity.AS_THE_TOOL);
      assertThat(database.column("SELECT * FROM a")).isEmpty();
    }
  }

  /// What is noted is the text that was run, and that is another one with another value.
  @Test
  void aValueThatChangesLaterMakesTheAppliedFileLookEdited() {
    String before = "GREETING='good day'\n";
    try (ToolDatabase database =
        oneApplied()
            .file(".env", before)
            .file(
                "00003_c.sql",
                """
                -- +goose Up
                -- +goose ENVSUB ON
                INSERT INTO a VALUES ('${GREETING}');
                """)) {
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.timeline()).contains("00003 APPLIED");

      database.file(".env", "GREETING='good night'\n");
      assertThat(database.timeline()).contains("00003 EDITED EDIT_UNNOTICED");

      database.file(".env", before);
      assertThat(database.timeline()).contains("00003 APPLIED");
    }
  }

  @Test
  void aValueThatIsMissingIsNamedWithItsLineBeforeAnythingIsRun() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "00003_c.sql",
                "-- +goose Up\n"
                    + "-- +goose ENVSUB ON\n"
                    + "INSERT INTO a\n"
                    + "  VALUES ('${SB_NOBODY} ${SB_X?say it} $1');\n"
                    + "-- +goose Down\n"
                    + "DELETE FROM ${SB_NOBODY};\n")) {
      assertThat(database.problems())
          .containsExactly(
              "00003_c.sql:4 UNKNOWN_PLACEHOLDER ${SB_NOBODY}, ${SB_X?say it}, $1');",
              "00003_c.sql:6 UNKNOWN_PLACEHOLDER ${SB_NOBODY}");
      assertThat(database.refusal(new Target.RunAll()).reasons()).isNotEmpty();
      assertThat(database.column("SELECT count(*) FROM goose_db_version WHERE version_id = 3"))
          .containsExactly("0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          CREATE TABLE c (x);\\n-- +goose Up ! 3_c.sql:1 TEXT_BEFORE_SECTION CREATE TABLE c (x);
          -- +goose Up\\nCREATE TABLE c (x) ! 3_c.sql:2 UNFINISHED_STATEMENT CREATE TABLE c (x)
          -- +goose Up\\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\\n DELETE FROM a;\\nEND; ! 3_c.sql:2 UNFINISHED_STATEMENT CREATE TRIGGER t AFTER INSERT ON a BEGIN
          -- +goose Upp\\nSELECT 1; ! 3_c.sql:1 MISSPELT_MARK -- +goose Upp
          ' -- +goose Up\\nSELECT 1;' ! 3_c.sql:1 MISSPELT_MARK -- +goose Up
          -- +goose Down\\nSELECT 1; ! 3_c.sql:1 MISPLACED_MARK -- +goose Down
          -- +goose Up\\n-- +goose StatementEnd ! 3_c.sql:2 MISPLACED_MARK -- +goose StatementEnd
          -- +goose Up\\n-- +goose StatementBegin\\nSELECT 1; ! 3_c.sql:3 MISPLACED_MARK -- +goose StatementBegin
          -- +goose Up\\nSELECT 1;\\n-- +goose Up ! 3_c.sql:3 REPEATED_SECTION -- +goose Up
          -- nothing ! 3_c.sql:0 MISSING_UP_SECTION
          """)
  void aFileThatGooseRefusesIsNamedWithItsLine(String text, String problem) {
    try (ToolDatabase database = oneApplied().file("3_c.sql", text.replace("\\n", "\n"))) {
      assertThat(database.problems()).containsExactly(problem);
      assertThat(database.timeline()).containsExactly("00001 APPLIED", "00002 PENDING");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Unusable.class);
    }
  }

  @Test
  void aBrokenWayBackDoesNotStopTheWayForth() {
    try (ToolDatabase database =
        oneApplied().file("3_c.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2\n")) {
      assertThat(database.problems()).containsExactly("3_c.sql:4 UNFINISHED_STATEMENT SELECT 2");
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.refusal(new Target.RollBackLast(1)).reasons())
          .containsExactly(new Reason.Irreversible(Version.of("3")));
    }
  }

  @Test
  void aNewMigrationIsNamedAndMarkedAsTheOthersAre() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.newMigration("add c"))
          .extracting(path -> path.getFileName().toString())
          .containsExactly("00003_add_c.sql");
      assertThat(database.problems()).isEmpty();
      assertThat(database.timeline())
          .containsExactly("00001 APPLIED", "00002 PENDING", "00003 PENDING");
    }
  }

  @Test
  void namesAreReadAsGooseReadsThem() {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.GOOSE)
            .file("10_ten.sql", FIRST)
            .file("2_two.sql", FIRST)
            .file("3.sql", FIRST)
            .file("0_zero.sql", FIRST)
            .file("schema.sql", FIRST)
            .file("20000000000000000000_far.sql", FIRST)
            .file("main.go", "package main\n")) {
      assertThat(database.timeline()).containsExactly("2 PENDING", "10 PENDING");
      assertThat(database.problems())
          .containsExactly(
              "0_zero.sql:0 VERSION_OUT_OF_RANGE 0",
              "20000000000000000000_far.sql:0 VERSION_OUT_OF_RANGE 20000000000000000000",
              "3.sql:0 NO_VERSION",
              "schema.sql:0 NO_VERSION");
    }
  }
}
