package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Edit;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of refinery.
class RefineryTest {
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";
  private static final String NARROW = "2535865016951599406";
  private static final String WIDE = "4187927724757536860";
  private static final String ROWS =
      "SELECT version || '|' || name || '|' || (applied_on GLOB '20*-*-*T*:*:*Z') || '|'"
          + " || typeof(checksum) || checksum FROM refinery_schema_history ORDER BY version";
  private static final String HISTORY = "refinery_schema_history";

  @TempDir Path folder;

  private static String table(String type) {
    return """
    CREATE TABLE refinery_schema_history(
                 version %s PRIMARY KEY,
                 name VARCHAR(255),
                 applied_on VARCHAR(255),
                 checksum VARCHAR(255))\
    """
        .formatted(type);
  }

  private static String row(String checksum) {
    return "INSERT INTO refinery_schema_history VALUES"
        + " (1, 'authors', '2026-11-20T09:40:43.123456789Z', '"
        + checksum
        + "')";
  }

  private ToolDatabase oneApplied() {
    return ToolDatabase.found(folder, table("int4"), AUTHORS, row(NARROW))
        .file("V1__authors.sql", AUTHORS)
        .file("V2__more_books.sql", "CREATE TABLE books (id INTEGER);\n");
  }

  @Test
  void aHistoryOfRefineryIsReadAsItStands() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.REFINERY);
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 PENDING");
      HistoryEntry entry = database.status().history().entries().getFirst();
      assertThat(entry.description()).isEqualTo("authors");
      assertThat(entry.at()).contains(Instant.parse("2026-11-20T09:40:43.123456789Z"));
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void theRowsAreThoseOfRefineryHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.REFINERY).file("V1__authors.sql", AUTHORS)) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).containsExactly("1|authors|1|text" + NARROW);
      assertThat(database.column("SELECT sql FROM sqlite_schema WHERE name = '" + HISTORY + "'"))
          .containsExactly(table("int4"));
      assertThat(database.timeline()).containsExactly("1 APPLIED");
      assertThat(database.refusal(new Target.RollBackAll()).reasons())
          .hasOnlyElementsOfType(Reason.Irreversible.class);
    }
  }

  @Test
  void aHistoryOfWideVersionsGetsWideChecksums() {
    try (ToolDatabase database =
        ToolDatabase.found(folder, table("int8")).file("V1__authors.sql", AUTHORS)) {
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(ROWS)).containsExactly("1|authors|1|text" + WIDE);
      assertThat(database.timeline()).containsExactly("1 APPLIED");
      database.file("V20260101000001__far.sql", "CREATE TABLE far (x);");
      database.stamp("20260101000001");
      assertThat(database.timeline()).containsExactly("1 APPLIED", "20260101000001 APPLIED");
    }
  }

  @Test
  void aFailureLeavesNoTraceAndWhatCameBeforeStays() {
    try (ToolDatabase database =
        oneApplied()
            .file("V3__bad.sql", "CREATE TABLE half (x);\nINSERT INTO nowhere VALUES (1);")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(database.tablesExcept(HISTORY)).containsExactly("authors", "books");
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
    }
  }

  @Test
  void aChangedFileStopsEverythingAndChangedLineEndsAreNamedAsSuch() {
    try (ToolDatabase database =
        oneApplied().file("V1__authors.sql", AUTHORS.replace("\n", "\r\n"))) {
      assertThat(database.timeline()).containsExactly("1 EDITED REFUSES_ALL", "2 PENDING");
      assertThat(database.status().timeline().rows().getFirst().edit()).contains(Edit.LINE_ENDS);
      database.file("V1__authors.sql", "CREATE TABLE authors (id);");
      assertThat(database.status().timeline().rows().getFirst().edit()).contains(Edit.UNKNOWN);
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Edited.class);
    }
  }

  @Test
  void anOlderOneIsRefusedUnlessItsNameSaysItMayCome() {
    try (ToolDatabase database = oneApplied().file("U0__early.sql", "CREATE TABLE early (x);")) {
      assertThat(database.timeline()).containsExactly("0 PENDING", "1 APPLIED", "2 PENDING");
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      Sql.run(
          database.status().database().file(),
          "DELETE FROM refinery_schema_history WHERE version = 1");
      assertThat(database.timeline())
          .containsExactly("0 APPLIED", "1 OUT_OF_ORDER REFUSES_ALL", "2 APPLIED");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.OutOfOrder.class);
    }
  }

  @Test
  void namesAreReadAsRefineryReadsThem() {
    try (ToolDatabase database =
        ToolDatabase.found(folder)
            .file("V10__ten.sql", AUTHORS)
            .file("V2__two.rs", "pub fn migration() -> String { String::new() }\n")
            .file("inner/V3__three.sql", "CREATE TABLE three (x);")
            .file("V1.5__half.sql", "SELECT 1;")
            .file("V4_four.sql", "SELECT 1;")
            .file("V5__five.sql", "SELECT 1;")
            .file("U5__five.sql", "SELECT 1;")
            .file("20000000000000000000.sql", "SELECT 1;")) {
      assertThat(database.status().layoutReason()).contains("1 file named V…__….rs");
      assertThat(database.timeline())
          .containsExactly("2 PENDING NEEDS_COMMAND", "3 PENDING", "10 PENDING");
      assertThat(database.problems())
          .containsExactly(
              "U5__five.sql:0 DUPLICATE_VERSION V5__five.sql",
              "V1.5__half.sql:0 VERSION_OUT_OF_RANGE 1.5",
              "V5__five.sql:0 DUPLICATE_VERSION U5__five.sql");
    }
  }
}
