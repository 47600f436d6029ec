package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Edit;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases and folders of sqlx.
class SqlxTest {
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";
  private static final String AUTHORS_CHECKSUM =
      "BDB289561D1AFFCB873A76B9DED29F8FAEB2FDEE0B958CCCCB84C175B7D2B8F9"
          + "B04C8DA2A364E6AAC99CE858A196A873";
  private static final String TABLE =
      """
      CREATE TABLE _sqlx_migrations (
          version BIGINT PRIMARY KEY,
          description TEXT NOT NULL,
          installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
          success BOOLEAN NOT NULL,
          checksum BLOB NOT NULL,
          execution_time BIGINT NOT NULL
      )\
      """;
  private static final String ROW =
      "INSERT INTO _sqlx_migrations VALUES (1, 'authors', '2026-11-20 09:40:43', 1, x'"
          + AUTHORS_CHECKSUM
          + "', 1234567)";
  private static final String ROWS =
      "SELECT version || '|' || description || '|' || (installed_on GLOB"
          + " '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]')"
          + " || '|' || typeof(success) || success || '|' || typeof(checksum) || length(checksum)"
          + " || '|' || (execution_time >= 0) FROM _sqlx_migrations ORDER BY version";

  @TempDir Path folder;

  private ToolDatabase oneApplied() {
    return ToolDatabase.found(folder, TABLE, AUTHORS, ROW)
        .file("1_authors.up.sql", AUTHORS)
        .file("1_authors.down.sql", "DROP TABLE authors;")
        .file("2_more_books.up.sql", "CREATE TABLE books (id INTEGER);\n")
        .file("2_more_books.down.sql", "DROP TABLE books;");
  }

  @Test
  void aHistoryOfSqlxIsReadAsItStands() {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.status().timeline().tool()).isEqualTo(Tool.SQLX);
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 PENDING");
      HistoryEntry entry = database.status().history().entries().getFirst();
      assertThat(entry.description()).isEqualTo("authors");
      assertThat(entry.at()).contains(Instant.parse("2026-11-20T09:40:43Z"));
      assertThat(entry.took()).contains(Duration.ofNanos(1234567));
      assertThat(entry.cells()).containsEntry("checksum", AUTHORS_CHECKSUM);
    }
  }

  @Test
  void aProcessThatEndedRightAfterItsCommitLeftNoDuration() {
    try (ToolDatabase database =
        ToolDatabase.found(folder, TABLE, ROW.replace("1234567", "-1"))
            .file("1_authors.sql", AUTHORS)) {
      HistoryEntry entry = database.status().history().entries().getFirst();
      assertThat(entry.took()).isEmpty();
      assertThat(entry.remarks()).containsExactly(Remark.of(Remark.Kind.ENDED_AFTER_COMMIT));
      assertThat(database.timeline()).containsExactly("1 APPLIED");
    }
  }

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void theRowsAreThoseOfSqlxHoweverItIsRun(Atomicity atomicity) {
    try (ToolDatabase database = oneApplied()) {
      assertThat(database.runAll(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS))
          .containsExactly("1|authors|1|integer1|blob48|1", "2|more books|1|integer1|blob48|1");
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 APPLIED");

      database.run(new Target.RollBackAll(), atomicity);

      assertThat(database.column(ROWS)).isEmpty();
      assertThat(database.tablesExcept("_sqlx_migrations")).isEmpty();
    }
  }

  @Test
  void anEmptyFileGetsTheTableAndTheChecksumOfSqlx() {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.SQLX).file("1_authors.sql", AUTHORS)) {
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(
              database.column(
                  "SELECT group_concat(name || ' ' || type || \"notnull\" || pk)"
                      + " FROM pragma_table_info('_sqlx_migrations')"))
          .containsExactly(
              "version BIGINT01,description TEXT10,installed_on TIMESTAMP10,success BOOLEAN10,"
                  + "checksum BLOB10,execution_time BIGINT10");
      assertThat(database.column("SELECT hex(checksum) FROM _sqlx_migrations"))
          .containsExactly(AUTHORS_CHECKSUM);
      assertThat(database.refusal(new Target.RollBackAll()).reasons())
          .hasOnlyElementsOfType(Reason.Irreversible.class);
    }
  }

  @Test
  void aStampIsARowWithoutADuration() {
    try (ToolDatabase database = oneApplied()) {
      database.stamp("2");
      assertThat(
              database.column(
                  "SELECT description || execution_time FROM _sqlx_migrations WHERE version = 2"))
          .hasSize(1);
      assertThat(database.tablesExcept("_sqlx_migrations")).containsExactly("authors");
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 APPLIED");
    }
  }

  @Test
  void aFailureLeavesNoTraceAndWhatCameBeforeStays() {
    try (ToolDatabase database =
        oneApplied().file("3_bad.sql", "CREATE TABLE half (x);\nINSERT INTO nowhere VALUES (1);")) {
      RunReport report = database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(database.tablesExcept("_sqlx_migrations")).containsExactly("authors", "books");
      assertThat(database.timeline()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
    }
  }

  @Test
  void aChangedFileStopsEverythingAndChangedLineEndsAreNamedAsSuch() {
    try (ToolDatabase database =
        oneApplied().file("1_authors.up.sql", AUTHORS.replace("\n", "\r\n"))) {
      assertThat(database.timeline()).containsExactly("1 EDITED REFUSES_ALL", "2 PENDING");
      assertThat(database.status().timeline().rows().getFirst().edit()).contains(Edit.LINE_ENDS);
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Edited.class);
      database.file("1_authors.up.sql", "CREATE TABLE authors (id);");
      assertThat(database.status().timeline().rows())
          .extracting(TimelineRow::edit)
          .containsExactly(Optional.of(Edit.UNKNOWN), Optional.empty());
    }
  }

  @Test
  void anOlderOneRunsAndAMissingOneStopsEverything() {
    try (ToolDatabase database = oneApplied().file("0_zero.sql", "CREATE TABLE zero (x);")) {
      assertThat(database.timeline())
          .containsExactly("0 OUT_OF_ORDER RUNS_OLDER", "1 APPLIED", "2 PENDING");
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      database.delete("1_authors.up.sql");
      assertThat(database.timeline())
          .containsExactly("0 APPLIED", "1 MISSING REFUSES_ALL", "2 APPLIED");
    }
  }

  @Test
  void aFileMayAskToRunOutsideATransaction() {
    try (ToolDatabase database =
        oneApplied().file("3_vacuum.sql", "-- no-transaction\nVACUUM;\n")) {
      assertThat(database.runAll(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(database.column(ROWS)).hasSize(3).last().isEqualTo("3|vacuum|1|integer1|blob48|1");
    }
  }

  @Test
  void aRowThatSaysNoSuccessBlocks() {
    try (ToolDatabase database =
        ToolDatabase.found(folder, TABLE, ROW.replace("43', 1,", "43', 0,"))
            .file("1_authors.sql", AUTHORS)) {
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Blocked.class);
    }
  }

  @Test
  void namesAreReadAsSqlxReadsThem() {
    try (ToolDatabase database =
        ToolDatabase.chosen(folder, Tool.SQLX)
            .file("10_ten.sql", "SELECT 10;")
            .file("2_two.sql", "SELECT 2;")
            .file("30_x.up..sql", "SELECT 30;")
            .file("31_y.down.sql", "SELECT 31;")
            .file("x_y.sql", "SELECT 1;")
            .file("7-seven.sql", "SELECT 7;")
            .file("8_eight.up.sqlite", "SELECT 8;")
            .file("20000000000000000000_far.sql", "SELECT 1;")
            .file("5_a.sql", "SELECT 5;")
            .file("5_b.up.sql", "SELECT 5;")) {
      assertThat(database.timeline()).containsExactly("2 PENDING", "10 PENDING", "30 PENDING");
      assertThat(database.problems())
          .containsExactly(
              "20000000000000000000_far.sql:0 VERSION_OUT_OF_RANGE 20000000000000000000",
              "31_y.down.sql:0 DOWN_WITHOUT_UP",
              "5_a.sql:0 DUPLICATE_VERSION 5_b.up.sql",
              "5_b.up.sql:0 DUPLICATE_VERSION 5_a.sql",
              "x_y.sql:0 NO_VERSION");
      assertThat(database.status().timeline().rows().getLast().description()).isEqualTo("x.up.");
      assertThat(database.refusal(new Target.RunAll()).reasons())
          .hasOnlyElementsOfType(Reason.Duplicate.class);
    }
  }
}
