package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Rows;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Liquibase 4.33 itself and Switchback, in turn on one file.
final class LiquibaseAgreementTest {
  private static final String TABLE = "DATABASECHANGELOG";
  private static final String[] OWN_TIMES = {"DATEEXECUTED", "DEPLOYMENT_ID"};

  private static final String THREE =
      """
      --liquibase formatted sql

      --property name:domain value:example.org

      --changeset ann:1
      --comment: authors table
      CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      --rollback DROP TABLE authors;

      --changeset "bob b":two splitStatements:false
      CREATE TRIGGER authors_t AFTER INSERT ON authors BEGIN
        UPDATE authors SET name = 'x;y' WHERE 1 = 2;
      END;
      --rollback DROP TRIGGER authors_t;

      --changeset ann:3 context:prod labels:l1,l2 endDelimiter:/
      -- a comment that counts
      INSERT INTO authors (name) VALUES ('a@${domain}')
      /
      INSERT INTO authors (name) VALUES ('${unknown}')
      /
      --rollback DELETE FROM authors;
      """;

  private static final String FOURTH =
      """

      --changeset ann:4 dbms:sqlite,h2
      ALTER TABLE authors ADD COLUMN email TEXT;
      /* liquibase rollback
      ALTER TABLE authors DROP COLUMN email;
      */

      --changeset ann:5 dbms:postgresql
      CREATE EXTENSION never;
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

  @Test
  void afterLiquibaseRanThreeNothingIsPending() throws Exception {
    write(THREE);
    Instant before = Instant.now().minusSeconds(2);
    tool().update();

    Timeline timeline = shop.timeline();

    assertThat(timeline.tool()).isEqualTo(Tool.LIQUIBASE);
    assertThat(timeline.rows())
        .extracting(row -> row.version().text(), TimelineRow::state)
        .containsExactly(
            tuple("ann:1", MigrationState.APPLIED),
            tuple("bob b:two", MigrationState.APPLIED),
            tuple("ann:3", MigrationState.APPLIED));
    assertThat(timeline.rows())
        .allSatisfy(
            row ->
                assertThat(row.entry().orElseThrow().at().orElseThrow())
                    .isBetween(before, Instant.now().plusSeconds(1)));
    assertThat(timeline.rows().getFirst().entry().orElseThrow().remarks())
        .extracting(Remark::kind)
        .containsExactly(Remark.Kind.DEPLOYMENT, Remark.Kind.TOOL_VERSION);
    assertThat(Sql.column(shop.file(), "SELECT MD5SUM FROM " + TABLE + " WHERE ID = '1'"))
        .containsExactly("9:9b57a99b926319bb5c0d55c0846d01c5");
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void whatSwitchbackRanIsKnownToLiquibaseWhichCanTakeItBack(Atomicity atomicity) throws Exception {
    write(THREE);
    tool().update();
    write(THREE + FOURTH);

    shop.run(new Target.RunAll(), atomicity);

    assertThat(tool().unrun()).isEmpty();
    assertThat(columns()).contains("email");
    tool().rollBackLast();
    assertThat(columns()).doesNotContain("email");
    assertThat(shop.state("ann:4")).isEqualTo(MigrationState.PENDING);
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING", "EACH_ON_ITS_OWN"})
  void itsRowsAreThoseOfLiquibase(Atomicity atomicity) throws Exception {
    write(THREE + FOURTH);
    Path other = shop.dataFolder().resolve("other.db");
    new LiquibaseTool(other, shop.migrations(), "changelog.sql").update();

    shop.run(new Target.RunAll(), atomicity);

    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .hasSize(4)
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(Rows.schema(shop.file(), TABLE)).isEqualTo(Rows.schema(other, TABLE));
    assertThat(Rows.of(shop.file(), TABLE + "LOCK", "ID"))
        .isEqualTo(Rows.of(other, TABLE + "LOCK", "ID"));
    assertThat(Rows.schema(shop.file(), TABLE + "LOCK"))
        .isEqualTo(Rows.schema(other, TABLE + "LOCK"));
    assertThat(Sql.column(shop.file(), "SELECT name FROM authors"))
        .isEqualTo(Sql.column(other, "SELECT name FROM authors"));
    assertThat(Sql.column(shop.file(), "SELECT DATEEXECUTED FROM " + TABLE))
        .allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    assertThat(Sql.column(shop.file(), "SELECT DISTINCT DEPLOYMENT_ID FROM " + TABLE))
        .singleElement()
        .asString()
        .matches("\\d{10}");
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void whatSwitchbackTookBackIsUnrunForLiquibase(Atomicity atomicity) throws Exception {
    write(THREE + FOURTH);
    tool().update();

    shop.run(new Target.RollBackLast(2), atomicity);

    assertThat(tool().unrun()).containsExactly("3", "4");
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM authors")).isZero();
    tool().update();
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @Test
  void aFailureLeavesWhatLiquibaseWouldLeave() throws Exception {
    write(
        THREE
            + """

            --changeset ann:bad
            CREATE TABLE half (a);
            INSERT INTO nowhere VALUES (1);
            --changeset ann:worse runInTransaction:false
            CREATE TABLE whole (a);
            INSERT INTO nowhere VALUES (1);
            """);
    Path other = shop.dataFolder().resolve("other.db");
    LiquibaseTool otherTool = new LiquibaseTool(other, shop.migrations(), "changelog.sql");
    assertThatThrownBy(otherTool::update).isInstanceOf(Exception.class);

    RunReport report = shop.carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .hasSize(3)
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(Rows.of(shop.file(), TABLE + "LOCK", "ID"))
        .isEqualTo(Rows.of(other, TABLE + "LOCK", "ID"));
    assertThat(shop.timeline().blockages()).isEmpty();
    assertThat(tool().unrun()).containsExactly("bad", "worse");
  }

  @Test
  void aStampIsWhatChangelogSyncWrites() throws Exception {
    write(THREE);
    Path other = shop.dataFolder().resolve("other.db");
    new LiquibaseTool(other, shop.migrations(), "changelog.sql")
        .run(
            liquibase -> {
              liquibase.changeLogSync(new Contexts(), new LabelExpression());
              return 0;
            });

    shop.run(new Target.Stamp(Version.named("ann:3")), Atomicity.AS_THE_TOOL);

    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .hasSize(3)
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(tool().unrun()).isEmpty();
  }

  @Test
  void aLockThatIsTakenBlocksUntilItIsReleased() throws Exception {
    write(THREE);
    tool().update();
    write(THREE + FOURTH);
    Sql.run(
        shop.file(),
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'host (10.0.0.1)',"
            + " LOCKGRANTED = CURRENT_TIMESTAMP WHERE ID = 1");

    assertThat(shop.timeline().blockages())
        .extracting(Blockage::kind, Blockage::by)
        .containsExactly(tuple(Blockage.Kind.LOCK, "host (10.0.0.1)"));
    assertThat(shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL))
        .isInstanceOf(Refusal.class);
    tool()
        .run(
            liquibase -> {
              liquibase.forceReleaseLocks();
              return 0;
            });
    assertThat(shop.timeline().blockages()).isEmpty();
    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
  }

  @Test
  void whatRunsOnChangeIsRerunWithTheRowThatLiquibaseWouldWrite() throws Exception {
    String view = "\n--changeset ann:view runOnChange:true\nDROP VIEW IF EXISTS v;\n";
    write(THREE + view + "CREATE VIEW v AS SELECT 1 AS n;\n");
    Path other = shop.dataFolder().resolve("other.db");
    LiquibaseTool otherTool = new LiquibaseTool(other, shop.migrations(), "changelog.sql");
    tool().update();
    otherTool.update();
    write(THREE + view + "CREATE VIEW v AS SELECT 2 AS n;\n");
    otherTool.update();
    assertThat(shop.state("ann:view")).isEqualTo(MigrationState.PENDING);

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(Sql.number(shop.file(), "SELECT n FROM v")).isEqualTo(2);
    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(tool().unrun()).isEmpty();
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @Test
  void anEditIsRefusedByBothAndBlanksAreNone() throws Exception {
    write(THREE);
    tool().update();
    write(THREE.replace("CREATE TABLE authors (id", "CREATE  TABLE\r\n authors (id"));
    assertThat(shop.state("ann:1")).isEqualTo(MigrationState.APPLIED);
    write(THREE.replace("name TEXT NOT NULL", "name TEXT"));
    assertThat(shop.state("ann:1")).isEqualTo(MigrationState.EDITED);
    assertThatThrownBy(() -> tool().unrun()).hasStackTraceContaining("check sum");
    write(
        THREE
            .replace("name TEXT NOT NULL", "name TEXT")
            .replace("ann:1\n", "ann:1\n--validCheckSum: any\n"));
    assertThat(shop.state("ann:1")).isEqualTo(MigrationState.APPLIED);
    assertThat(tool().unrun()).isEmpty();
  }

  @Test
  void aChangelogThatIncludesOthersIsReadInItsOrder() throws Exception {
    shop.write(
        "root.xml",
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <include file="b.sql"/>
          <include file="a.sql" relativeToChangelogFile="true"/>
          <changeSet author="ann" id="xml"><tagDatabase tag="v1"/></changeSet>
        </databaseChangeLog>
        """);
    shop.write("b.sql", "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE b (a);\n");
    shop.write("a.sql", "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE a (a);\n");
    new LiquibaseTool(shop.file(), shop.migrations(), "root.xml").update();

    assertThat(shop.timeline().rows())
        .extracting(row -> row.version().text(), TimelineRow::state)
        .containsExactly(
            tuple("b.sql::1::ann", MigrationState.APPLIED),
            tuple("a.sql::1::ann", MigrationState.APPLIED),
            tuple("ann:xml", MigrationState.APPLIED));
  }

  /// What a person gives on Liquibase's command line is set for the database.
  @ParameterizedTest
  @CsvSource({"prod, ''", "test, ''", "'prod,test', l1", "'', l2", "other, !l1"})
  void contextsAndLabelsDecideForBothTheSame(String contexts, String labels) throws Exception {
    write(
        THREE
            + "\n--changeset ann:test context:test\nSELECT 1;\n"
            + "--changeset ann:both contextFilter:\"test and prod\" labels:l2\nSELECT 1;\n");
    Path other = shop.dataFolder().resolve("other.db");
    new LiquibaseTool(other, shop.migrations(), "changelog.sql")
        .run(
            liquibase -> {
              liquibase.update(new Contexts(contexts), new LabelExpression(labels));
              return 0;
            });
    shop.administration()
        .update(
            shop.database()
                .withSettings(
                    Settings.NONE.withToolOptions(
                        Map.of("contexts", contexts, "labelFilter", labels))));
    Database set = shop.administration().database("shop");

    Plan plan =
        (Plan)
            shop.administration().plan(set, new Target.RunAll(), Atomicity.AS_THE_TOOL, Set.of());
    shop.administration().carryOut(set, plan, Duration.ofSeconds(5), Work.quiet());

    assertThat(Rows.of(shop.file(), TABLE, "ORDEREXECUTED", OWN_TIMES))
        .hasSizeGreaterThan(1)
        .isEqualTo(Rows.of(other, TABLE, "ORDEREXECUTED", OWN_TIMES));
    assertThat(shop.timeline().pending()).isEmpty();
    assertThat(shop.timeline().rows()).hasSize(5);
  }

  @Test
  void pathsMayBeginAtAnotherFolder() throws Exception {
    write(THREE);
    new LiquibaseTool(shop.file(), folder, "migrations/changelog.sql").update();
    write(THREE + FOURTH);

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(Sql.column(shop.file(), "SELECT DISTINCT FILENAME FROM " + TABLE))
        .containsExactly("migrations/changelog.sql");
    assertThat(new LiquibaseTool(shop.file(), folder, "migrations/changelog.sql").unrun())
        .isEmpty();
  }

  private void write(String text) {
    shop.write("changelog.sql", text);
  }

  private LiquibaseTool tool() {
    return new LiquibaseTool(shop.file(), shop.migrations(), "changelog.sql");
  }

  private List<String> columns() {
    return Sql.column(shop.file(), "SELECT name FROM pragma_table_info('authors')");
  }
}
