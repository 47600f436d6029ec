package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.testing.Rows;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Preconditions of formatted SQL: what Liquibase 4.33 makes of them, and what Switchback does.
final class LiquibasePreconditionsAgreementTest {
  private static final String TABLE = "DATABASECHANGELOG";
  private static final String[] OWN_TIMES = {"DATEEXECUTED", "DEPLOYMENT_ID"};

  private static final String BEFORE =
      """
      --liquibase formatted sql
      --property name:expected value:2

      --changeset ann:1
      CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);
      INSERT INTO authors (name) VALUES ('Ada'), (NULL);
      CREATE VIEW names AS SELECT name FROM authors;
      CREATE TABLE seen (what TEXT);
      """;

  /// Held, so that its level stays.
  private final Logger liquibasesLog = Logger.getLogger("liquibase");

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    liquibasesLog.setLevel(Level.OFF);
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sql-check expectedResult:2 SELECT count(*) FROM authors",
        "sql-check expectedResult:3 SELECT count(*) FROM authors",
        "sql-check 2 SELECT count(*) FROM authors;",
        "sql-check expectedResult:${expected} SELECT count(*) FROM authors",
        "sql-check expectedResult:'2' SELECT count(*) FROM authors",
        "sql-check expectedResult:\"A da\" SELECT 'A da'",
        "sql-check expectedResult:1 SELECT 1.0",
        "sql-check expectedResult:NULL SELECT NULL",
        "sql-check expectedResult:0 SELECT NULL",
        "sql-check expectedResult:Ada SELECT name FROM authors",
        "sql-check expectedResult:Ada SELECT name FROM authors WHERE 0",
        "sql-check expectedResult:1 SELECT 1, 2",
        "sql-check expectedResult:1 SELECT * FROM nowhere",
        "sql-check expectedResult:1 WITH x(a) AS (SELECT 1) SELECT a FROM x",
        "table-exists table:authors",
        "table-exists table:AUTHORS",
        "table-exists table:names",
        "table-exists table:author_",
        "table-exists table:nowhere",
        "view-exists view:names",
        "view-exists view:NAMES",
        "view-exists view:authors",
        "view-exists view:nowhere"
      })
  void bothFindTheSame(String precondition) throws Exception {
    write("--preconditions onFail:MARK_RAN onError:CONTINUE\n--precondition-" + precondition);
    Path other = other();

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertSameAs(other);
  }

  @ParameterizedTest
  @CsvSource({
    "MARK_RAN, HALT, 0", "CONTINUE, HALT, 0", "WARN, HALT, 0",
    "HALT, MARK_RAN, nothing", "HALT, CONTINUE, nothing", "HALT, WARN, nothing",
  })
  void bothAnswerTheSame(String onFail, String onError, String asked) throws Exception {
    for (Atomicity atomicity : List.of(Atomicity.AS_THE_TOOL, Atomicity.ALL_OR_NOTHING)) {
      close();
      shop = Shop.in(folder.resolve(atomicity.name()));
      write(
          "--preconditions onFail:"
              + onFail
              + " onError:"
              + onError
              + "\n--precondition-sql-check expectedResult:1 SELECT "
              + asked
              + " FROM authors LIMIT 1");
      Path other = other();

      RunReport report = shop.run(new Target.RunAll(), atomicity);

      assertSameAs(other);
      String wish = onFail.equals("HALT") ? onError : onFail;
      assertThat(report.steps().get(1).outcome())
          .isEqualTo(
              switch (wish) {
                case "MARK_RAN" -> StepReport.Outcome.MARKED;
                case "CONTINUE" -> StepReport.Outcome.SKIPPED;
                default -> StepReport.Outcome.DONE;
              });
      assertThat(report.steps().get(1).skippedFor().orElseThrow()).startsWith("sql-check ");
      assertThat(shop.timeline().rows())
          .extracting(TimelineRow::state)
          .containsExactly(
              MigrationState.APPLIED,
              switch (wish) {
                case "MARK_RAN" -> MigrationState.STAMPED;
                case "CONTINUE" -> MigrationState.SKIPPED;
                default -> MigrationState.APPLIED;
              },
              MigrationState.APPLIED);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "onFail:HALT, 0", "'', nothing", "onFail:MARK_RAN, nothing"})
  void bothStop(String wish, String asked) throws Exception {
    write(
        "--preconditions "
            + wish
            + "\n--precondition-sql-check expectedResult:1 SELECT "
            + asked
            + " FROM authors LIMIT 1");
    Path other = shop.dataFolder().resolve("other.db");
    assertThatThrownBy(() -> tool(other).update()).isInstanceOf(Exception.class);

    RunReport report = shop.carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
    assertThat(report.failure())
        .get()
        .isInstanceOfSatisfying(
            RunFailure.PreconditionUnmet.class,
            unmet -> {
              assertThat(unmet.step().version().text()).isEqualTo("ann:asked");
              assertThat(unmet.wrong().isPresent()).isEqualTo(asked.equals("nothing"));
            });
    assertSameAs(other);
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING", "EACH_ON_ITS_OWN"})
  void allOfThemHaveToHoldAndALaterHeadTakesTheirPlace(Atomicity atomicity) throws Exception {
    write(
        """
        --preconditions onFail:MARK_RAN
        --precondition-sql-check expectedResult:2 SELECT count(*) FROM authors
        --precondition-table-exists table:nowhere
        SELECT 1;
        --changeset ann:head
        --precondition-table-exists table:nowhere
        --preconditions onFail:MARK_RAN
        --precondition-view-exists view:names
        SELECT 1;
        --changeset ann:outside runInTransaction:false
        --preconditions onFail:MARK_RAN
        --precondition-table-exists table:nowhere\
        """);
    Path other = other();

    shop.run(new Target.RunAll(), atomicity);

    assertSameAs(other);
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @Test
  void whatRanBeforeAndIsMarkedThenHasTheRowsThatLiquibaseWrites() throws Exception {
    String head = "--liquibase formatted sql\n--changeset ann:view runOnChange:true\n";
    String asked =
        "--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 SELECT"
            + " count(*) FROM sqlite_schema WHERE type = 'view'\n";
    shop.write("changelog.sql", head + asked + "CREATE VIEW v AS SELECT 1 AS n;\n");
    Path other = other();
    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
    shop.write("changelog.sql", head + asked + "CREATE VIEW v AS SELECT 2 AS n;\n");
    tool(other).update();

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(shop.timeline().pending()).isEmpty();
    assertThat(tool(shop.file()).unrun()).isEqualTo(tool(other).unrun());
  }

  @Test
  void aTrySaysWhatWouldBeLeftOutAndAStampAsksNothing() throws Exception {
    write("--preconditions onFail:CONTINUE\n--precondition-table-exists table:nowhere");

    var tried =
        shop.administration()
            .tryOnCopy(
                shop.database(), shop.plan(new Target.RunAll()), dev.switchback.work.Work.quiet());

    assertThat(tried.up().steps())
        .extracting(StepReport::outcome)
        .containsExactly(
            StepReport.Outcome.DONE, StepReport.Outcome.SKIPPED, StepReport.Outcome.DONE);
    shop.run(
        new Target.Stamp(dev.switchback.migration.Version.named("ann:last")),
        Atomicity.AS_THE_TOOL);
    assertThat(tool(shop.file()).unrun()).isEmpty();
  }

  /// One changeset before, the one that asks, and one behind it.
  private void write(String asking) {
    shop.write(
        "changelog.sql",
        BEFORE
            + "\n--changeset ann:asked labels:l1\n--comment: asks first\n"
            + asking
            + "\nINSERT INTO seen VALUES ('asked');\n--rollback DELETE FROM seen;\n"
            + "\n--changeset ann:last\nINSERT INTO seen VALUES ('last');\n");
  }

  /// A file that Liquibase has brought up to date.
  private Path other() throws Exception {
    Path other = shop.dataFolder().resolve("other.db");
    tool(other).update();
    return other;
  }

  private LiquibaseTool tool(Path file) {
    return new LiquibaseTool(file, shop.migrations(), "changelog.sql");
  }

  private void assertSameAs(Path other) throws Exception {
    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .isNotEmpty()
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(Sql.column(shop.file(), "SELECT what FROM seen"))
        .isEqualTo(Sql.column(other, "SELECT what FROM seen"));
    assertThat(tool(shop.file()).unrun()).isEqualTo(tool(other).unrun());
  }
}
