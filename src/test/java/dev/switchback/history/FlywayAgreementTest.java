package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Rows;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Flyway 13 itself and Switchback, in turn on one file.
final class FlywayAgreementTest {
  private static final String TABLE = "flyway_schema_history";
  private static final String[] OWN_TIMES = {"installed_on", "execution_time"};

  /// Held, so that its level stays.
  private final Logger flywaysLog = Logger.getLogger("org.flywaydb");

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    flywaysLog.setLevel(Level.OFF);
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void afterFlywayRanThreeNothingIsPending() {
    three();
    Instant before = Instant.now().minusSeconds(1);
    flyway().migrate();

    Timeline timeline = shop.timeline();

    assertThat(timeline.tool()).isEqualTo(Tool.FLYWAY);
    assertThat(timeline.rows())
        .extracting(row -> row.version().text(), TimelineRow::state)
        .containsExactly(
            tuple("1", MigrationState.APPLIED),
            tuple("1.1", MigrationState.APPLIED),
            tuple("003", MigrationState.APPLIED),
            tuple("R__names", MigrationState.APPLIED));
    assertThat(timeline.rows())
        .allSatisfy(
            row ->
                assertThat(row.entry().orElseThrow().at().orElseThrow())
                    .isBetween(before, Instant.now().plusSeconds(1)));
    assertThat(Sql.column(shop.file(), "SELECT checksum FROM " + TABLE + " WHERE version = '1'"))
        .containsExactly("-1746588452");
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void whatSwitchbackRanIsNoLongerPendingForFlyway(Atomicity atomicity) {
    three();
    flyway().migrate();
    fourth();

    shop.run(new Target.RunAll(), atomicity);

    assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
    assertThat(flyway().info().pending()).isEmpty();
    assertThat(flyway().migrate().migrationsExecuted).isZero();
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING", "EACH_ON_ITS_OWN"})
  void itsRowsAreThoseOfFlyway(Atomicity atomicity) {
    three();
    fourth();
    Path other = shop.dataFolder().resolve("other.db");
    flyway(other).load().migrate();

    shop.run(new Target.RunAll(), atomicity);

    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .hasSize(5)
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
    assertThat(Rows.schema(shop.file(), TABLE)).isEqualTo(Rows.schema(other, TABLE));
    String defaults = "SELECT dflt_value FROM pragma_table_info('authors') ORDER BY cid";
    assertThat(Sql.column(shop.file(), defaults)).isEqualTo(Sql.column(other, defaults));
    assertThat(Sql.column(shop.file(), "SELECT installed_on FROM " + TABLE))
        .allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void whatSwitchbackTookBackIsPendingForFlyway(Atomicity atomicity) {
    three();
    fourth();
    shop.write("U4__email.sql", "ALTER TABLE authors DROP COLUMN email;\n");
    flyway().migrate();

    shop.run(new Target.RollBackLast(1), atomicity);

    assertThat(versions(flyway().info().pending())).containsExactly("4");
    assertThat(shop.state("4")).isEqualTo(MigrationState.ROLLED_BACK);
    assertThat(flyway().migrate().migrationsExecuted).isEqualTo(1);
    assertThat(shop.timeline().pending()).isEmpty();
    assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void whatSwitchbackStampedIsAppliedForFlyway() {
    three();

    shop.run(new Target.Stamp(Version.of("3")), Atomicity.AS_THE_TOOL);

    assertThat(versions(flyway().info().pending())).containsExactly("R__names");
    assertThat(shop.timeline().pending())
        .extracting(row -> row.version().text())
        .containsExactly("R__names");
  }

  @Test
  void whatIsRepeatedIsRunAgainByWhoeverComesFirst() {
    three();
    flyway().migrate();
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 2 AS n;\n");
    assertThat(shop.timeline().pending())
        .extracting(r -> r.version().text())
        .containsExactly("R__names");

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(flyway().info().pending()).isEmpty();
    assertThat(Sql.number(shop.file(), "SELECT n FROM names")).isEqualTo(2);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM " + TABLE)).isEqualTo(5);
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 3 AS n;\n");
    flyway().migrate();
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @Test
  void aFailureInsideATransactionLeavesNothingForEither() {
    three();
    flyway().migrate();
    shop.write("V4__bad.sql", "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);\n");
    List<String> before = Rows.of(shop.file(), TABLE, "installed_rank");
    assertThatThrownBy(() -> flyway().migrate()).isInstanceOf(FlywayException.class);
    assertThat(shop.state("4")).isEqualTo(MigrationState.PENDING);

    RunReport report = shop.carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(Rows.of(shop.file(), TABLE, "installed_rank")).isEqualTo(before);
    shop.write("V4__bad.sql", "CREATE TABLE half (a);\n");
    assertThat(flyway().migrate().migrationsExecuted).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void aFailureOutsideATransactionBlocksBothTheSame(Atomicity atomicity) {
    three();
    flyway().migrate();
    Path other = shop.dataFolder().resolve("other.db");
    flyway(other).load().migrate();
    shop.write("V4__bad.sql", "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);\n");
    shop.write("V4__bad.sql.conf", "executeInTransaction=false\n");
    assertThatThrownBy(() -> flyway(other).load().migrate()).isInstanceOf(FlywayException.class);

    RunReport report = shop.carryOut(new Target.RunAll(), atomicity);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
    assertThat(shop.timeline().blockages())
        .extracting(Blockage::kind)
        .containsExactly(Blockage.Kind.FAILED);
    assertThat(shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> flyway().migrate()).hasMessageContaining("failed migration");
    flyway().repair();
    assertThat(shop.timeline().blockages()).isEmpty();
  }

  @Test
  void whatABaselineCoversIsNotPending() {
    three();
    shop.write("V2__between.sql", "CREATE TABLE between_two (a);\n");
    Sql.run(shop.file(), "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    flyway(shop.file()).baselineVersion("2").load().baseline();

    assertThat(shop.timeline().pending())
        .extracting(row -> row.version().text())
        .containsExactlyElementsOf(List.of(versions(flyway().info().pending())));
    assertThat(shop.state("2")).isEqualTo(MigrationState.STAMPED);
    assertThat(shop.state("1.1")).isEqualTo(MigrationState.STAMPED);
  }

  @Test
  void whatRepairCalledDeletedIsNotMissing() throws Exception {
    three();
    flyway().migrate();
    Files.delete(shop.migrations().resolve("V1_1__books.sql"));
    assertThat(shop.state("1.1")).isEqualTo(MigrationState.MISSING);

    flyway().repair();

    assertThat(shop.timeline().find(Version.of("1.1"))).isEmpty();
    assertThat(shop.timeline().pending()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, '1, 2, R__names'",
    "2.5?, '1, 2, R__names'",
    "next, '1'",
    "current, 'R__names'",
    "latest, '1, 2, 3, R__names'",
    "7?, '1, 2, 3, R__names'",
  })
  void aTargetEndsBothRunsAtTheSamePlace(String target, String expected) {
    simple();
    Path other = shop.dataFolder().resolve("other.db");
    shop.write("flyway.conf", "flyway.target=" + target + "\n");
    flyway(other).target(target).load().migrate();

    shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
    assertThat(applied()).isEqualTo(List.of(expected.split(", ")));
    flyway(other).target(target).load().migrate();
    if (!shop.plan(new Target.RunAll()).isEmpty()) {
      shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
    }
    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
  }

  @Test
  void whoNamesAVersionGoesFurtherThanTheTarget() {
    simple();
    shop.write("flyway.conf", "flyway.target=1\n");
    assertThat(shop.timeline().find(Version.of("2")).orElseThrow())
        .extracting(TimelineRow::state, row -> row.verdict().orElseThrow())
        .containsExactly(MigrationState.SKIPPED, Verdict.LEFT_OUT);

    shop.run(new Target.RunUpTo(Version.of("2")), Atomicity.AS_THE_TOOL);
    shop.run(new Target.RunOnly(Version.of("3")), Atomicity.AS_THE_TOOL);

    assertThat(applied()).containsExactly("1", "2", "3");
    assertThat(flyway().info().pending()).hasSize(1);
  }

  @Test
  void aTargetThatNoFileHasIsRefusedByBoth() {
    simple();
    shop.write("flyway.conf", "flyway.target=7\n");
    assertThatThrownBy(() -> flyway(shop.file()).target("7").load().migrate())
        .hasMessageContaining("target version 7");

    assertThat(shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.toString()).contains("target version 7"));
  }

  /// What Flyway refuses or lets pass, by its settings.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "older   |                                   | refused",
        "older   | outOfOrder=true                   | run",
        "older   | ignoreMigrationPatterns=*:ignored | nothing",
        "older   | validateOnMigrate=false           | nothing",
        "older   | target=1                          | nothing",
        "missing |                                   | refused",
        "missing | ignoreMigrationPatterns=*:missing | run",
        "missing | ignoreMigrationPatterns=VERSIONED:Missing   | run",
        "missing | ignoreMigrationPatterns=repeatable:missing  | refused",
        "missing | validateOnMigrate=false           | run",
        "future  |                                   | run",
        "future  | ignoreMigrationPatterns=*:missing | refused",
        "future  | ignoreMigrationPatterns=          | refused",
        "gone R  |                                   | refused",
        "gone R  | ignoreMigrationPatterns=repeatable:missing  | run",
        "gone R  | ignoreMigrationPatterns=versioned:missing   | refused",
        "edited  |                                   | refused",
        "edited  | ignoreMigrationPatterns=*:*       | run",
        "edited  | validateOnMigrate=false           | run",
      })
  void itsSettingsDecideForBothTheSame(String what, String setting, String expected)
      throws IOException {
    simple();
    Path two = shop.migrations().resolve("V2__b.sql");
    String sql = Files.readString(two);
    if (what.equals("older")) {
      Files.delete(two);
    }
    flyway().migrate();
    Path other = shop.dataFolder().resolve("other.db");
    Files.copy(shop.file(), other);
    switch (what) {
      case "older" -> Files.writeString(two, sql);
      case "missing" -> Files.delete(two);
      case "future" -> Files.delete(shop.migrations().resolve("V3__c.sql"));
      case "gone R" -> Files.delete(shop.migrations().resolve("R__names.sql"));
      default -> Files.writeString(two, "CREATE TABLE bb (a);\n");
    }
    if (!what.equals("older")) {
      shop.write("R__more.sql", "DROP VIEW IF EXISTS more;\n");
    }
    FluentConfiguration configured = flyway(other);
    if (setting != null) {
      shop.write("flyway.conf", "flyway." + setting + "\n");
      String[] pair = (setting + " ").split("=", 2);
      configured.configuration(Map.of("flyway." + pair[0], pair[1].strip()));
    }
    String flyways;
    try {
      flyways = configured.load().migrate().migrationsExecuted == 0 ? "nothing" : "run";
    } catch (FlywayException refused) {
      flyways = "refused";
    }
    assertThat(flyways).isEqualTo(expected);

    String ours =
        switch (shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL)) {
          case Refusal _ -> "refused";
          case Plan plan when plan.isEmpty() -> "nothing";
          case Plan _ -> "run";
        };

    assertThat(ours).isEqualTo(flyways);
  }

  @Test
  void aGroupIsOneTransactionForBoth() {
    simple();
    shop.write("V4__d.sql", "CREATE TABLE d (a);\n");
    shop.write("V5__e.sql", "CREATE TABLE e (a);\nINSERT INTO nowhere VALUES (1);\n");
    shop.write("flyway.conf", "flyway.group=true\n");
    Path other = shop.dataFolder().resolve("other.db");
    assertThatThrownBy(() -> flyway(other).group(true).load().migrate())
        .isInstanceOf(FlywayException.class);

    RunReport report = shop.carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(List.of());
    shop.write("V5__e.sql", "PRAGMA foreign_keys=OFF;\n");
    assertThatThrownBy(() -> flyway(other).group(true).load().migrate())
        .hasMessageContaining("same migration group");
    assertThat(shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Atomicity.class,
      names = {"AS_THE_TOOL", "ALL_OR_NOTHING"})
  void aBaselineMigrationTakesThePlaceOfAllBeforeItInANewDatabase(Atomicity atomicity) {
    simple();
    shop.write("B2__base.sql", "CREATE TABLE a (a);\nCREATE TABLE b (a);\n");
    Path other = shop.dataFolder().resolve("other.db");
    flyway(other).load().migrate();
    assertThat(shop.state("1")).isEqualTo(MigrationState.SKIPPED);

    shop.run(new Target.RunAll(), atomicity);

    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .hasSize(3)
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
    assertThat(flyway().info().pending()).isEmpty();
    assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
    assertThat(shop.timeline().pending()).isEmpty();
    assertThat(shop.state("1")).isEqualTo(MigrationState.STAMPED);
    assertThat(shop.state("2")).isEqualTo(MigrationState.APPLIED);
    shop.write("V4__d.sql", "CREATE TABLE d (a);\n");
    shop.run(new Target.RunAll(), atomicity);
    assertThat(flyway().info().pending()).isEmpty();
  }

  @Test
  void aBaselineMigrationIsNothingForADatabaseThatHadAVersion() {
    simple();
    flyway(shop.file()).target("1").load().migrate();
    shop.write("B2__base.sql", "CREATE TABLE a (a);\n");

    assertThat(shop.timeline().pending())
        .extracting(row -> row.version().text())
        .containsExactly(versions(flyway().info().pending()));
  }

  @Test
  void whatFlywayWouldRunBesidesIsRefusedByName() {
    simple();
    shop.write("beforeEachMigrate__log.sql", "SELECT 1;\n");
    shop.write("afterClean.sql", "SELECT 1;\n");

    assertThat(shop.planning(new Target.RunAll(), Atomicity.AS_THE_TOOL))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.reasons())
                    .singleElement()
                    .asString()
                    .contains("beforeEachMigrate__log.sql"));
    assertThat(shop.plan(new Target.RunAll(), Allowance.BROKEN_FILES).steps()).hasSize(4);
  }

  @Test
  void whatIsSetForOneDatabaseGoesBeforeTheProjectsFile() {
    simple();
    shop.write("flyway.conf", "flyway.target=1\nflyway.placeholders.domain=example.org\n");
    shop.write("V3__c.sql", "CREATE TABLE c (a DEFAULT '${domain}');\n");
    Database set =
        shop.database()
            .withSettings(
                Settings.NONE.withToolOptions(
                    Map.of("target", "latest", "placeholders.domain", "example.net")));
    shop.administration().update(set);

    Plan plan =
        (Plan)
            shop.administration().plan(set, new Target.RunAll(), Atomicity.AS_THE_TOOL, Set.of());

    assertThat(plan.steps()).hasSize(4);
    assertThat(plan.steps().get(2).text().sql()).contains("'example.net'");
  }

  private void simple() {
    shop.write("V1__a.sql", "CREATE TABLE a (a);\n");
    shop.write("V2__b.sql", "CREATE TABLE b (a);\n");
    shop.write("V3__c.sql", "CREATE TABLE c (a);\n");
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 1 AS n;\n");
  }

  private List<String> applied() {
    return shop.timeline().applied().stream().map(row -> row.version().text()).toList();
  }

  /// `V1` has the bytes whose checksum is known from a row that Flyway wrote elsewhere.
  private void three() {
    shop.write(
        "V1__authors.sql", "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n");
    shop.write(
        "V1_1__books.sql",
        "CREATE TABLE books (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES authors (id));\n"
            + "CREATE TRIGGER books_t AFTER INSERT ON books BEGIN\n"
            + "  UPDATE books SET author_id = CASE WHEN 1 THEN 1 ELSE 2 END;\nEND;\n");
    shop.write("V003__more.sql", "CREATE INDEX books_a ON books (author_id);\r\n");
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 1 AS n;\n");
  }

  private void fourth() {
    shop.write(
        "V4__email.sql",
        "ALTER TABLE authors ADD COLUMN email TEXT DEFAULT '${domain} ${flyway:defaultSchema}"
            + " ${flyway:table} ${flyway:filename}'; -- größer\n");
    shop.write("flyway.conf", "flyway.placeholders.domain=example.org\n");
  }

  private Flyway flyway() {
    return flyway(shop.file()).load();
  }

  private FluentConfiguration flyway(Path file) {
    return Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, "", "")
        .locations("filesystem:" + shop.migrations())
        .placeholders(Map.of("domain", "example.org"));
  }

  private static String[] versions(MigrationInfo[] infos) {
    return Arrays.stream(infos)
        .map(info -> info.getVersion() == null ? "R__names" : info.getVersion().getVersion())
        .toArray(String[]::new);
  }
}
