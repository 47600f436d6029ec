package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.Environment;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.Registration;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody decided about a database acts on what is done to its file.
class DatabaseSettingsTest {
  private static final Duration WAIT = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void synchronousIsWhatTheSessionOfARunSays() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_seen",
          "CREATE TABLE seen (value);\nINSERT INTO seen SELECT synchronous FROM"
              + " pragma_synchronous;");
      run(shop, with(shop, DatabaseSetting.SYNCHRONOUS, "normal"));
      assertThat(Sql.number(shop.file(), "SELECT value FROM seen")).isEqualTo(1);
    }
  }

  @Test
  void withoutASettingEachCommitIsForcedAsFarAsCanBe() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_seen",
          "CREATE TABLE seen (value);\nINSERT INTO seen SELECT synchronous FROM"
              + " pragma_synchronous;");
      run(shop, shop.database());
      assertThat(Sql.number(shop.file(), "SELECT value FROM seen")).isEqualTo(3);
    }
  }

  @Test
  void foreignKeysThatAreOnDeleteTheRowsThatReferToADroppedTable() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      run(shop, shop.database());
      shop.migration("003_cascade", "DELETE FROM customers WHERE id = 2;");
      Database enforcing = with(shop, DatabaseSetting.FOREIGN_KEYS, "on");

      RunReport report = run(shop, enforcing);

      assertThat(report.failure()).containsInstanceOf(RunFailure.StatementFailed.class);
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    }
  }

  @Test
  void aFileThatSwitchesForeignKeysOffItselfIsRunWithoutThem() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_both",
          """
          CREATE TABLE parent (id INTEGER PRIMARY KEY);
          CREATE TABLE child (id INTEGER PRIMARY KEY,
            parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
          INSERT INTO parent VALUES (1), (2);
          INSERT INTO child VALUES (1, 1), (2, 2);
          """);
      run(shop, shop.database());
      shop.migration(
          "002_rebuild",
          """
          PRAGMA foreign_keys = OFF;
          CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
          INSERT INTO new_parent (id) SELECT id FROM parent;
          DROP TABLE parent;
          ALTER TABLE new_parent RENAME TO parent;
          """);

      RunReport report = run(shop, with(shop, DatabaseSetting.FOREIGN_KEYS, "on"));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM child")).isEqualTo(2);
    }
  }

  @Test
  void optimizingAfterARunKeepsWhatSqliteLearned() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_many",
          """
          CREATE TABLE many (id INTEGER PRIMARY KEY, kind TEXT);
          CREATE INDEX many_by_kind ON many (kind);
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          INSERT INTO many SELECT i, i % 7 FROM n;
          """);
      RunReport report = run(shop, with(shop, DatabaseSetting.OPTIMIZE_ON_CLOSE, "on"));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'many'"))
          .isEqualTo(1);
    }
  }

  @Test
  void withoutThatSettingNothingIsWrittenThatTheMigrationsDontWrite() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      run(shop, shop.database());
      assertThat(
              Sql.number(
                  shop.file(), "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"))
          .isZero();
    }
  }

  @Test
  void migrationsMayUseRegexpWhenThatIsOn() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_words",
          "CREATE TABLE words (word TEXT);\n"
              + "INSERT INTO words VALUES ('apple'), ('pear'), ('apricot'), (NULL);\n"
              + "DELETE FROM words WHERE word REGEXP '^ap+';");

      assertThat(run(shop, shop.database()).failure())
          .containsInstanceOf(RunFailure.NamesUnknown.class);
      assertThat(run(shop, with(shop, DatabaseSetting.REGEXP, "on")).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM words")).isEqualTo(2);
    }
  }

  @Test
  void theFileIsMadeByTheFirstRunWhereThatIsOn() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Files.delete(shop.file());
      Database made =
          shop.administration()
              .update(
                  shop.database()
                      .withSettings(
                          shop.database()
                              .settings()
                              .with("create-when-missing", "on")
                              .with("journal-mode", "wal")));
      assertThat(shop.administration().status(made).state()).isEqualTo(DatabaseState.PENDING);
      assertThat(shop.administration().status(made).pendingCount()).isEqualTo(2);

      TryReport tried = shop.administration().tryOnCopy(made, plan(shop, made), Work.quiet());
      assertThat(tried.up().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.file()).doesNotExist();

      assertThat(run(shop, made).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
      assertThat(shop.administration().status(made).facts().journalMode()).contains("wal");
    }
  }

  @Test
  void withoutThatSettingAMissingFileStaysMissing() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Files.delete(shop.file());
      assertThat(shop.administration().status(shop.database()).state())
          .isEqualTo(DatabaseState.NOT_FOUND);
      assertThat(shop.file()).doesNotExist();
    }
  }

  @Test
  void theJournalModeIsChangedThereAndBackWithoutTouchingARow() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      run(shop, shop.database());

      JournalModePlan plan = planned(shop, JournalMode.WAL);
      assertThat(plan.from()).isEqualTo(JournalMode.DELETE);
      assertThat(change(shop, plan).isDone()).isTrue();
      assertThat(planned(shop, JournalMode.WAL).isEmpty()).isTrue();
      assertThat(change(shop, planned(shop, JournalMode.DELETE)).isDone()).isTrue();

      assertThat(planned(shop, JournalMode.DELETE).isEmpty()).isTrue();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
      assertThat(shop.dataFolder()).isDirectoryNotContaining("glob:**-{wal,shm,journal}");
      assertThat(shop.administration().planUndo(shop.database()))
          .as("the run before it can still be undone, and nothing was changed since")
          .hasValueSatisfying(undo -> assertThat(undo.restore().changedSince()).contains(false));
    }
  }

  @Test
  void aLogThatSomebodyUsesIsLeftAndTheReportSaysWhoItIs() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      run(shop, shop.database());
      change(shop, planned(shop, JournalMode.WAL));
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + shop.file());
          Statement reading = other.createStatement()) {
        reading.executeQuery("SELECT count(*) FROM orders").next();

        JournalModeReport report =
            shop.administration()
                .changeJournalMode(
                    shop.database(),
                    planned(shop, JournalMode.DELETE),
                    Duration.ofMillis(200),
                    Work.quiet());

        assertThat(report.failure()).containsInstanceOf(DatabaseBusy.class);
      }
      assertThat(planned(shop, JournalMode.WAL).isEmpty()).isTrue();
    }
  }

  @Test
  void aSettingTakesOnlyWhatItCanBe() {
    assertThat(SettingChange.set(Settings.NONE, "busy-timeout", "60"))
        .isInstanceOfSatisfying(
            SettingChange.Changed.class,
            changed ->
                assertThat(changed.settings().busyTimeout()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(refusal("busy-timeout", "soon")).isEqualTo(SettingChange.Reason.NOT_A_VALUE);
    assertThat(refusal("busy-timeout", "4000")).isEqualTo(SettingChange.Reason.NOT_A_VALUE);
    assertThat(refusal("synchronous", "perhaps")).isEqualTo(SettingChange.Reason.NOT_A_VALUE);
    assertThat(refusal("prefix-staging", "a/b")).isEqualTo(SettingChange.Reason.NOT_A_VALUE);
    assertThat(refusal("colour", "red")).isEqualTo(SettingChange.Reason.UNKNOWN_NAME);
    assertThat(refusal("history.tool", "FLYWAY")).isEqualTo(SettingChange.Reason.UNKNOWN_NAME);
    assertThat(refusal("function.f", "lower(")).isEqualTo(SettingChange.Reason.NOT_AN_EXPRESSION);
    assertThat(refusal("function.lower", "?1")).isEqualTo(SettingChange.Reason.TAKEN_BY_SQLITE);
    assertThat(refusal("collation.NoCase", "unicode"))
        .isEqualTo(SettingChange.Reason.TAKEN_BY_SQLITE);
    assertThat(refusal("collation.x", "sideways")).isEqualTo(SettingChange.Reason.NOT_A_COLLATION);
    assertThat(refusal("collation.x", "locale:klingon"))
        .isEqualTo(SettingChange.Reason.NOT_A_COLLATION);
  }

  @Test
  void thePrefixOfTheFileChangesWithTheEnvironment() {
    Settings settings =
        new Settings(Map.of("prefix-development", "dev_", "prefix-staging", "staging_"));
    FileNaming naming = new FileNaming(settings);
    assertThat(
            naming.file(Path.of("/data/dev_shop.db"), Environment.DEVELOPMENT, Environment.STAGING))
        .isEqualTo(Path.of("/data/staging_shop.db"));
    assertThat(
            naming.file(
                Path.of("/data/staging_shop.db"), Environment.STAGING, Environment.PRODUCTION))
        .isEqualTo(Path.of("/data/shop.db"));
    assertThat(new FileNaming(settings.with("file-ending", ".db")).file(Path.of("/data/shop")))
        .isEqualTo(Path.of("/data/shop.db"));
  }

  @Test
  void backupsAndActivityGoAlongWithAFileThatWasMoved() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      run(shop, shop.database());
      Path moved = shop.dataFolder().resolve("moved.db");
      Files.move(shop.file(), moved);

      Registration change =
          new Registration(shop.database(), shop.database().withFile(moved).withName("till"));
      assertThat(change.records()).contains(Registration.Records.GO_ALONG);
      Database till = shop.administration().update(change);

      assertThat(till.name()).isEqualTo("till");
      assertThat(shop.administration().backups(till)).hasSize(1);
      assertThat(shop.administration().activity(Optional.of(till), 5)).hasSize(1);
      assertThat(shop.administration().planUndo(till)).isPresent();
    }
  }

  private static SettingChange.Reason refusal(String name, String value) {
    return switch (SettingChange.set(Settings.NONE, name, value)) {
      case SettingChange.Refused refused -> refused.reason();
      case SettingChange.Changed changed -> throw new AssertionError("Taken: " + changed);
    };
  }

  private static JournalModePlan planned(Shop shop, JournalMode mode) {
    return shop.administration().planJournalMode(shop.database(), mode);
  }

  private static JournalModeReport change(Shop shop, JournalModePlan plan) {
    return shop.administration().changeJournalMode(shop.database(), plan, WAIT, Work.quiet());
  }

  private static Database with(Shop shop, DatabaseSetting setting, String value) {
    return shop.administration()
        .update(
            shop.database().withSettings(shop.database().settings().with(setting.key(), value)));
  }

  private static Plan plan(Shop shop, Database database) {
    return (Plan)
        shop.administration()
            .plan(
                database,
                new Target.RunAll(),
                Atomicity.ALL_OR_NOTHING,
                Set.of(Allowance.OUT_OF_ORDER));
  }

  private static RunReport run(Shop shop, Database database) {
    return shop.administration().carryOut(database, plan(shop, database), WAIT, Work.quiet());
  }
}
