package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.EDITED;
import static dev.switchback.migration.MigrationState.MISSING;
import static dev.switchback.migration.MigrationState.OUT_OF_ORDER;
import static dev.switchback.migration.MigrationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.Edit;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrizzleTest {
  private static final String AUTHORS = "CREATE TABLE authors (id integer PRIMARY KEY);\n";
  private static final String BOOKS =
      "CREATE TABLE books (id integer);\n--> statement-breakpoint\nCREATE INDEX b ON books (id);";
  private static final String TABLE = "__drizzle_migrations";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsThatDrizzleWrites(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values(TABLE, "id", "hash", "created_at", "typeof(created_at)"))
          .containsExactly(
              "NULL|'" + Checksum.sha256(AUTHORS).value() + "'|1795167455434|'integer'",
              "NULL|'" + Checksum.sha256(BOOKS).value() + "'|1795167456126|'integer'");
      assertThat(shop.tables()).contains("authors", "books").doesNotContain("switchback_history");
      assertThat(shop.states()).isEqualTo(Map.of("0000_authors", APPLIED, "0001_books", APPLIED));
      assertThat(shop.timeline().tool()).isEqualTo(Tool.DRIZZLE);
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void whatIsOlderThanTheNewestRowIsNeverRunAndSaidSo() {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file("0001_late.sql", "CREATE TABLE late (id);")
          .file(
              "meta/_journal.json",
              journal(
                  entry(1795167455434L, "0000_authors"),
                  entry(1795167455999L, "0001_late"),
                  entry(1795167456126L, "0001_books")));

      assertThat(shop.states()).containsEntry("0001_late", OUT_OF_ORDER);
      assertThat(shop.row("0001_late").verdict()).contains(Verdict.NEVER_RUNS);
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
      assertThat(shop.tables()).doesNotContain("late");
    }
  }

  @Test
  void aRowWithoutAFileStillHoldsBackWhatIsOlder() {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file(
              "meta/_journal.json",
              journal(entry(1795167455434L, "0000_authors"), entry(1795167455999L, "0001_late")))
          .file("0001_late.sql", "CREATE TABLE late (id);");

      assertThat(shop.states())
          .isEqualTo(
              Map.of("0000_authors", APPLIED, "0001_late", OUT_OF_ORDER, "1795167456126", MISSING));
      assertThat(shop.row("1795167456126").verdict()).contains(Verdict.IGNORES_MISSING);
    }
  }

  @Test
  void anEditIsSeenThoughDrizzleDoesNotSeeIt() {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file("0000_authors.sql", AUTHORS + "-- later\n");

      assertThat(shop.row("0000_authors").state()).isEqualTo(EDITED);
      assertThat(shop.row("0000_authors").verdict()).contains(Verdict.EDIT_UNNOTICED);
      shop.file("0000_authors.sql", AUTHORS.replace("\n", "\r\n"));
      assertThat(shop.row("0000_authors").edit()).contains(Edit.LINE_ENDS);
    }
  }

  @Test
  void aFailureTakesEverythingPendingBack() {
    try (ToolShop shop = withTwo()) {
      shop.file("0001_books.sql", BOOKS + "\nINSERT INTO nowhere VALUES (1);");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);

      assertThat(shop.tables()).doesNotContain("authors", "books");
      assertThat(shop.states()).isEqualTo(Map.of("0000_authors", PENDING, "0001_books", PENDING));
    }
  }

  @Test
  void thereIsNoWayBackAndAStampWritesTheRow() {
    try (ToolShop shop = withTwo()) {
      Target first = new Target.Stamp(shop.row("0000_authors").version());
      assertThat(shop.carryOut(first, Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values(TABLE, "created_at")).containsExactly("1795167455434");
      assertThat(shop.tables()).doesNotContain("authors");
      assertThat(shop.planning(new Target.RollBackLast(1))).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aJournalOutOfItsOwnOrderIsSaid() {
    try (ToolShop shop = withTwo()) {
      shop.file(
          "meta/_journal.json",
          journal(entry(1795167456126L, "0001_books"), entry(1795167455434L, "0000_authors")));

      assertThat(shop.timeline().problems())
          .extracting(SourceProblem::kind)
          .containsExactly(SourceProblem.Kind.TOOL_REFUSES);
    }
  }

  private ToolShop withTwo() {
    return ToolShop.in(folder)
        .file("0000_authors.sql", AUTHORS)
        .file("0001_books.sql", BOOKS)
        .file("9999_not_in_the_journal.sql", "CREATE TABLE nobody (id);")
        .file(
            "meta/_journal.json",
            journal(entry(1795167455434L, "0000_authors"), entry(1795167456126L, "0001_books")));
  }

  private static String entry(long when, String tag) {
    return "{\"idx\":0,\"version\":\"6\",\"when\":"
        + when
        + ",\"tag\":\""
        + tag
        + "\",\"breakpoints\":true}";
  }

  private static String journal(String... entries) {
    return "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":["
        + String.join(",", entries)
        + "]}";
  }
}
