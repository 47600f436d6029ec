package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.MISSING;
import static dev.switchback.migration.MigrationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlMigrateTest {
  private static final String A = "20260101000001-authors.sql";
  private static final String B = "20260101000002-books.sql";
  private static final String TABLE = "gorp_migrations";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesAndRemovesTheRowsThatSqlMigrateDoes(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.timeline().tool()).isEqualTo(Tool.SQL_MIGRATE);
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values(TABLE, "id")).containsExactly("'" + A + "'", "'" + B + "'");
      assertThat(shop.values(TABLE, "applied_at"))
          .allMatch(
              at ->
                  at.matches("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+00:00'")
                      && !at.contains("0+00:00"));
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);

      assertThat(shop.carryOut(new Target.RollBackLast(1), atomicity).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.values(TABLE, "id")).containsExactly("'" + A + "'");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, PENDING));
      assertThat(shop.tables()).doesNotContain("books");
    }
  }

  @Test
  void readsTheRowsThatSqlMigrateWrote() {
    try (ToolShop shop = withTwo()) {
      shop.sql(
          "CREATE TABLE \"gorp_migrations\" (\"id\" varchar(255) not null primary key,"
              + " \"applied_at\" datetime)",
          "INSERT INTO gorp_migrations VALUES ('" + A + "', '2026-11-20 09:51:41.063541134+00:00')",
          "INSERT INTO gorp_migrations VALUES ('1-gone.sql', '2026-11-20 09:51:40+00:00')");

      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, PENDING, "1-gone.sql", MISSING));
      assertThat(shop.row(A).entry().orElseThrow().at())
          .contains(Instant.parse("2026-11-20T09:51:41.063541134Z"));
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aFailureNamesTheLineOfTheFile() {
    try (ToolShop shop = withTwo()) {
      shop.file(
          B,
          "-- +migrate Up\n-- books\nCREATE TABLE books (id);\nINSERT INTO nowhere VALUES (1);\n");

      RunReport report = shop.run(Atomicity.AS_THE_TOOL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.StatementFailed.class, failed -> assertThat(failed.line()).isEqualTo(4));
      assertThat(shop.tables()).contains("authors").doesNotContain("books");
      assertThat(shop.values(TABLE, "id")).containsExactly("'" + A + "'");
    }
  }

  @Test
  void aFileWithoutTransactionRunsOutsideOfOne() {
    try (ToolShop shop = withTwo()) {
      shop.file(
          "20260101000003-vacuum.sql",
          "-- +migrate Up notransaction\nVACUUM;\n\n-- +migrate Down\n");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.values(TABLE, "id")).hasSize(3);
    }
  }

  @Test
  void numbersComeInTheirOrderAndNamesWithoutLast() {
    try (ToolShop shop = ToolShop.in(folder)) {
      shop.file("10_ten.sql", "-- +migrate Up\nCREATE TABLE ten (id);\n")
          .file("9_nine.sql", "-- +migrate Up\nCREATE TABLE nine (id);\n")
          .file("init.sql", "-- +migrate Up\nCREATE TABLE init (id);\n");

      assertThat(shop.timeline().rows())
          .extracting(row -> row.version().text())
          .containsExactly("9_nine.sql", "10_ten.sql", "init.sql");
    }
  }

  @Test
  void whatSqlMigrateRefusesIsAProblemOfItsFile() {
    try (ToolShop shop = withTwo()) {
      shop.file("3_open.sql", "-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n")
          .file("4_end.sql", "-- +migrate Up\nSELECT 1\n")
          .file("5_none.sql", "SELECT 1;\n");

      assertThat(shop.timeline().problems())
          .extracting(p -> p.file().getFileName().toString(), SourceProblem::kind)
          .containsExactlyInAnyOrder(
              tuple("3_open.sql", SourceProblem.Kind.TOOL_REFUSES),
              tuple("4_end.sql", SourceProblem.Kind.TOOL_REFUSES),
              tuple("5_none.sql", SourceProblem.Kind.MISSING_UP_SECTION));
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  private ToolShop withTwo() {
    return ToolShop.in(folder)
        .file(
            A,
            "-- +migrate Up\nCREATE TABLE authors (id INTEGER PRIMARY KEY);\n\n"
                + "-- +migrate Down\nDROP TABLE authors;\n")
        .file(
            B,
            """
            -- +migrate Up
            CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT);

            -- +migrate StatementBegin
            CREATE TRIGGER untitled AFTER INSERT ON books WHEN NEW.title = ''
            BEGIN
              UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
            END;
            -- +migrate StatementEnd

            -- +migrate Down
            DROP TABLE books;
            """);
  }
}
