package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Rows;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    Timeline timeline = timeline();

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

    run(new Target.RunAll(), atomicity);

    assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
    assertThat(flyway().info().pending()).isEmpty();
    assertThat(flyway().migrate().migrationsExecuted).isZero();
    assertThat(timeline().pending()).isEmpty();
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

    run(new Target.RunAll(), atomicity);

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

    run(new Target.RollBackLast(1), atomicity);

    assertThat(versions(flyway().info().pending())).containsExactly("4");
    assertThat(state("4")).isEqualTo(MigrationState.ROLLED_BACK);
    assertThat(flyway().migrate().migrationsExecuted).isEqualTo(1);
    assertThat(timeline().pending()).isEmpty();
    assertThat(flyway().validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void whatSwitchbackStampedIsAppliedForFlyway() {
    three();

    run(new Target.Stamp(Version.of("3")), Atomicity.AS_THE_TOOL);

    assertThat(versions(flyway().info().pending())).containsExactly("R__names");
    assertThat(timeline().pending())
        .extracting(row -> row.version().text())
        .containsExactly("R__names");
  }

  @Test
  void whatIsRepeatedIsRunAgainByWhoeverComesFirst() {
    three();
    flyway().migrate();
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 2 AS n;\n");
    assertThat(timeline().pending())
        .extracting(r -> r.version().text())
        .containsExactly("R__names");

    run(new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(flyway().info().pending()).isEmpty();
    assertThat(Sql.number(shop.file(), "SELECT n FROM names")).isEqualTo(2);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM " + TABLE)).isEqualTo(5);
    shop.write("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT 3 AS n;\n");
    flyway().migrate();
    assertThat(timeline().pending()).isEmpty();
  }

  @Test
  void aFailureInsideATransactionLeavesNothingForEither() {
    three();
    flyway().migrate();
    shop.write("V4__bad.sql", "CREATE TABLE half (a);\nINSERT INTO nowhere VALUES (1);\n");
    List<String> before = Rows.of(shop.file(), TABLE, "installed_rank");
    assertThatThrownBy(() -> flyway().migrate()).isInstanceOf(FlywayException.class);
    assertThat(state("4")).isEqualTo(MigrationState.PENDING);

    RunReport report = carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

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

    RunReport report = carryOut(new Target.RunAll(), atomicity);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
    assertThat(Rows.of(shop.file(), TABLE, "installed_rank", OWN_TIMES))
        .isEqualTo(Rows.of(other, TABLE, "installed_rank", OWN_TIMES));
    assertThat(timeline().blockages())
        .extracting(Blockage::kind)
        .containsExactly(Blockage.Kind.FAILED);
    assertThat(planning(new Target.RunAll(), Atomicity.AS_THE_TOOL)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> flyway().migrate()).hasMessageContaining("failed migration");
    flyway().repair();
    assertThat(timeline().blockages()).isEmpty();
  }

  @Test
  void whatABaselineCoversIsNotPending() {
    three();
    shop.write("V2__between.sql", "CREATE TABLE between_two (a);\n");
    Sql.run(shop.file(), "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    flyway(shop.file()).baselineVersion("2").load().baseline();

    assertThat(timeline().pending())
        .extracting(row -> row.version().text())
        .containsExactlyElementsOf(List.of(versions(flyway().info().pending())));
    assertThat(state("2")).isEqualTo(MigrationState.STAMPED);
    assertThat(state("1.1")).isEqualTo(MigrationState.STAMPED);
  }

  @Test
  void whatRepairCalledDeletedIsNotMissing() throws Exception {
    three();
    flyway().migrate();
    Files.delete(shop.migrations().resolve("V1_1__books.sql"));
    assertThat(state("1.1")).isEqualTo(MigrationState.MISSING);

    flyway().repair();

    assertThat(timeline().find(Version.of("1.1"))).isEmpty();
    assertThat(timeline().pending()).isEmpty();
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

  private Planning planning(Target target, Atomicity atomicity) {
    return shop.planning(target, atomicity);
  }

  private RunReport carryOut(Target target, Atomicity atomicity) {
    return switch (planning(target, atomicity)) {
      case Plan plan -> shop.carryOut(plan);
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  private void run(Target target, Atomicity atomicity) {
    RunReport report = carryOut(target, atomicity);
    assertThat(report.failure()).isEmpty();
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
  }

  private Timeline timeline() {
    return shop.administration().status(shop.database()).timeline();
  }

  private MigrationState state(String version) {
    return timeline().find(Version.of(version)).orElseThrow().state();
  }

  private static String[] versions(MigrationInfo[] infos) {
    return Arrays.stream(infos)
        .map(info -> info.getVersion() == null ? "R__names" : info.getVersion().getVersion())
        .toArray(String[]::new);
  }
}
