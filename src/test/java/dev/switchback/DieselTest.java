package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of Diesel.
class DieselTest {
  private static final String TABLE =
      """
      CREATE TABLE __diesel_schema_migrations (
             version VARCHAR(50) PRIMARY KEY NOT NULL,
             run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
      )\
      """;
  private static final String ROWS =
      "SELECT version || '|' || (run_on GLOB"
          + " '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]')"
          + " FROM __diesel_schema_migrations ORDER BY rowid";
  private static final String HISTORY = "__diesel_schema_migrations";

  @TempDir Path folder;

  private ToolDatabase oneApplied() {
    return ToolDatabase.found(
            folder,
            TABLE,
            "INSERT INTO __diesel_schema_migrations VALUES ('20260101000001', '2026-11-20"
                + " 09:40:43')",
            "CREATE TABLE authors (id INTEGER PRIMARY KEY)")
        .file("2026-01-01-000001_create_authors/up.sql", "CREATE TABLE authors (id INTEGER);")
        .file("2026-01-01-000001_create_authors/down.sql", "DROP TABLE authors;")
        .file("2026-01-01-000001-0000_create_books/up.sql", "CREATE TABLE books (id INTEGER);")
        .file("2026-01-01-000001-0000_create_books/down.sql", "DROP TABLE books;")
        .file("2026-01-02-000000_third/up.sql", "CREATE TABLE third (id INTEGER);");
  }

  @Test
  void aHistoryOfDieselIsReadAsItStandsInTheOrderOfTexts() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.DIESEL);
      assertThat(database.status().layoutReason()).contains("3 folders with up.sql");
      assertThat(database.timeline())
          .containsExactly(
              "20260101000001 APPLIED", "202601010000010000 PENDING", "20260102000000 PENDING");
      assertThat(database.status().history().entries().getFirst().at())
          .contains(Instant.parse("2026-11-20T09:40:43Z"));
      assertThat(database.status().timeline().rows())
          .extracting(TimelineRow::description)
          .containsExactly("create authors", "create books", "third");
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void theRowsAreThoseOfDieselHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS))
          .containsExactly("20260101000001|1", "202601010000010000|1", "20260102000000|1");
      assertThat(database.refusal(new Target.RollBackLast(1)).reasons())
          .hasOnlyElementsOfType(Reason.Irreversible.class);
      database.file("2026-01-02-000000_third/down.sql", "DROP TABLE third;");

      database.run(new Target.RollBackLast(2), atomicity);

      assertThat(database.column(ROWS)).containsExactly("20260101000001|1");
      assertThat(database.tablesExcept(HISTORY)).containsExactly("authors");
      database.stamp("202601010000010000");
      assertThat(database.column(ROWS)).containsExactly("20260101000001|1", "202601010000010000|1");
    }
  }

  @Test
  void aFolderOfDieselIsKnownAndItsHistoryIsTheOneThatBegins() {
    try (ToolDatabase database =
        ToolDatabase.found(folder)
            .file("2026-01-01-000001_a/up.sql", "CREATE TABLE a (x);")
            .file("README.md", "about")) {
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).containsExactly("20260101000001|1");
      assertThat(database.column("SELECT sql FROM sqlite_schema WHERE name = '" + HISTORY + "'"))
          .containsExactly(TABLE);
    }
  }

  @Test
  void anOlderOneRunsAndAMissingOneIsIgnored() {
    try (ToolDatabase database = oneApplied()) {
      database.runAll(Atomicity.AS_THE_TOOL);
      database.file("2025-01-01-000000_old/up.sql", "CREATE TABLE old (x);");
      database.delete("2026-01-01-000001_create_authors/up.sql");
      database.delete("2026-01-01-000001_create_authors/down.sql");
      database.delete("2026-01-01-000001_create_authors");
      assertThat(database.timeline())
          .containsExactly(
              "20250101000000 OUT_OF_ORDER RUNS_OLDER",
              "20260101000001 MISSING IGNORES_MISSING",
              "202601010000010000 APPLIED",
              "20260102000000 APPLIED");
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void aFailureLeavesNoTraceAndWhatCameBeforeStays() {
    try (ToolDatabase database =
        oneApplied()
            .file(
                "2026-01-02-000000_third/up.sql",
                "CREATE TABLE third (x);\nINSERT INTO nowhere VALUES (1);")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(database.column(ROWS)).containsExactly("20260101000001|1", "202601010000010000|1");
      assertThat(database.tablesExcept(HISTORY)).containsExactly("authors", "books");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run_in_transaction = false,true",
    "run_in_transaction=true # as usual,false",
    "# nothing,true",
    "'',true",
    "[other]\\nrun_in_transaction = true,true",
  })
  void metadataTurnsTheTransactionOffAlsoWhenItDoesNotMentionIt(String toml, boolean outside) {
    try (ToolDatabase database =
        oneApplied()
            .file("2026-01-03-000000_v/metadata.toml", toml.replace("\\n", "\n"))
            .file("2026-01-03-000000_v/up.sql", "VACUUM;")) {
      if (outside) {
        assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
            .isEqualTo(RunReport.Outcome.DONE);
        assertThat(database.column(ROWS)).last().isEqualTo("20260103000000|1");
      } else {
        assertThat(database.refusal(new Target.RunAll()).reasons())
            .hasOnlyElementsOfType(Reason.NeedsNoTransaction.class);
      }
    }
  }

  @Test
  void foldersThatDieselRefusesAreNamed() {
    try (ToolDatabase database =
        oneApplied()
            .file("2026-01-04-000000_down_only/down.sql", "SELECT 1;")
            .file("2026-01-05-000000_empty/up.sql", "")
            .file("2026-01-06-000000_x/up.sql", "SELECT 1;")
            .file("20260106000000_y/up.sql", "SELECT 1;")
            .file(".hidden/up.sql", "SELECT 1;")) {
      assertThat(database.problems())
          .containsExactly(
              "2026-01-04-000000_down_only:0 MISSING_UP_SECTION",
              "up.sql:0 EMPTY_FILE",
              "2026-01-06-000000_x:0 DUPLICATE_VERSION 20260106000000_y",
              "20260106000000_y:0 DUPLICATE_VERSION 2026-01-06-000000_x");
      assertThat(database.timeline()).hasSize(3);
    }
  }
}
