package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Rows;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The rows and scripts of MyBatis Migrations, as its sources say.
final class MyBatisMigrationsTest {
  private static final String CHANGELOG =
      "CREATE TABLE CHANGELOG (ID NUMERIC(20,0) NOT NULL PRIMARY KEY,"
          + " APPLIED_AT VARCHAR(25) NOT NULL, DESCRIPTION VARCHAR(255) NOT NULL)";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.in(folder);
    Files.createDirectories(shop.migrations().resolve("scripts"));
    Files.createDirectories(shop.migrations().resolve("environments"));
    shop.write("environments/development.properties", "url=jdbc:sqlite:x\nowner=ann\n");
    shop.write("scripts/bootstrap.sql", "SELECT 1;\n");
    shop.write(
        "scripts/20260101000001_create_changelog.sql",
        "-- // create changelog\n"
            + CHANGELOG.replace("CHANGELOG", "${changelog}")
            + ";\n\n-- //@UNDO\nDROP TABLE ${changelog};\n");
    shop.write(
        "scripts/20260101000002_first_people.sql",
        "-- // people\nCREATE TABLE people (name TEXT DEFAULT '${owner}');\n"
            + "--  // @UNDO\nDROP TABLE people;\n");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aDatabaseThatTheToolFilledIsUpToDate() {
    Sql.run(
        shop.file(),
        CHANGELOG,
        "CREATE TABLE people (name TEXT)",
        "INSERT INTO CHANGELOG VALUES ('20260101000001', '2026-11-20 10:40:43', 'create"
            + " changelog')",
        "INSERT INTO CHANGELOG VALUES ('20260101000002', '2026-11-20 10:40:44', 'first people')");

    Timeline timeline = timeline();

    assertThat(timeline.tool()).isEqualTo(Tool.MYBATIS);
    assertThat(timeline.rows())
        .extracting(row -> row.version().text(), TimelineRow::description, TimelineRow::state)
        .containsExactly(
            tuple("20260101000001", "create changelog", MigrationState.APPLIED),
            tuple("20260101000002", "first people", MigrationState.APPLIED));
    assertThat(timeline.rows().getFirst().entry().orElseThrow().at())
        .contains(
            LocalDateTime.parse("2026-11-20T10:40:43").atZone(ZoneId.systemDefault()).toInstant());
    assertThat(timeline.problems())
        .extracting(SourceProblem::kind)
        .containsExactly(SourceProblem.Kind.TOOL_ONLY);
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void theFirstScriptMakesTheTableAndTheLastWayBackTakesIt(Atomicity atomicity) {
    assertThat(carryOut(new Target.RunAll(), atomicity).outcome())
        .isEqualTo(RunReport.Outcome.DONE);

    assertThat(Rows.of(shop.file(), "CHANGELOG", "ID", "APPLIED_AT"))
        .containsExactly(
            "ID=integer:20260101000001|DESCRIPTION=text:create changelog",
            "ID=integer:20260101000002|DESCRIPTION=text:first people");
    assertThat(timeline().rows().getFirst().entry().orElseThrow().at().orElseThrow())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(Sql.column(shop.file(), "SELECT dflt_value FROM pragma_table_info('people')"))
        .containsExactly("'ann'");

    assertThat(carryOut(new Target.RollBackAll(), atomicity).outcome())
        .isEqualTo(RunReport.Outcome.DONE);

    assertThat(
            Sql.column(
                shop.file(),
                "SELECT name FROM sqlite_schema WHERE name IN ('CHANGELOG', 'people')"))
        .isEmpty();
    assertThat(timeline().pending()).hasSize(2);
  }

  @Test
  void whatFailedIsTakenBackAndNotRecorded() {
    carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);
    shop.write(
        "scripts/20260101000003_bad.sql",
        "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);\n");

    RunReport report = carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM CHANGELOG")).isEqualTo(2);
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'half'"))
        .isEmpty();
  }

  @Test
  void anOlderOneIsNeverRunByTheToolAndOnlyByNameHere() {
    carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);
    shop.write("scripts/20250101000000_late.sql", "CREATE TABLE late (a);\n-- //@UNDO\n");

    assertThat(timeline().rows().getFirst().verdict()).contains(Verdict.NEVER_RUNS);
    assertThat(carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL).outcome())
        .isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    assertThat(timeline().rows().getFirst().down()).isEmpty();
  }

  @Test
  void threeColumnsOfSuchNamesAreNotEnough() {
    Sql.run(
        shop.file(),
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, applied_at TEXT, description TEXT)");

    assertThat(shop.administration().status(shop.database()).found()).isEmpty();
  }

  private RunReport carryOut(Target target, Atomicity atomicity) {
    return switch (shop.planning(target, atomicity)) {
      case Plan plan -> shop.carryOut(plan);
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  private Timeline timeline() {
    return shop.administration().status(shop.database()).timeline();
  }
}
