package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserVersionFormatTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void besideNumberedFoldersTheNumberSaysHowManyAreApplied() throws IOException {
    numberedFolders();
    Sql.run(shop.file(), "CREATE TABLE users (id INTEGER)", "PRAGMA user_version = 1");

    Timeline timeline = timeline();

    assertThat(timeline.tool()).isEqualTo(Tool.USER_VERSION);
    assertThat(timeline.rows().stream().map(row -> row.state()))
        .containsExactly(MigrationState.APPLIED, MigrationState.PENDING, MigrationState.PENDING);
    assertThat(timeline.rows().getFirst().entry().orElseThrow().at()).isEmpty();
  }

  @Test
  void runningSetsTheNumberAndRollingBackTakesItDown() throws IOException {
    numberedFolders();

    assertThat(carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL)).isEqualTo(3);
    assertThat(carryOut(new Target.RollBackLast(2), Atomicity.AS_THE_TOOL)).isEqualTo(1);
    assertThat(carryOut(new Target.RunAll(), Atomicity.ALL_OR_NOTHING)).isEqualTo(3);
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema ORDER BY name"))
        .containsExactly("notes", "orders", "users");
  }

  @Test
  void aFailureLeavesTheNumberAndTheTablesAsTheyWere() throws IOException {
    numberedFolders();
    folder("4-bad", "CREATE TABLE half (x); CREATE TABLE half (x);", "");

    assertThat(carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL)).isZero();
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema")).isEmpty();
  }

  @Test
  void aNumberBesideOtherMigrationsCountsOnlyWhenSomebodySaysSo() {
    shop.withTwoMigrations();
    Sql.run(shop.file(), "PRAGMA user_version = 7", "PRAGMA application_id = 42");

    assertThat(timeline().tool()).isEqualTo(Tool.SWITCHBACK);
    assertThat(timeline().pending()).hasSize(2);
    assertThat(shop.administration().status(shop.database()).otherHistories()).isEmpty();
    assertThat(shop.administration().history(shop.database()).found())
        .extracting(FoundHistory::reason)
        .containsExactly("user_version 7, application_id 0x0000002a");

    Database chosen =
        shop.database()
            .withSettings(
                shop.database().settings().withHistory(HistoryChoice.of(Tool.USER_VERSION)));
    assertThat(shop.administration().status(chosen).timeline().tool()).isEqualTo(Tool.USER_VERSION);
  }

  @Test
  void besideAHistoryTheNumberIsNotEvenOffered() {
    Sql.run(
        shop.file(),
        "PRAGMA user_version = 7",
        "CREATE TABLE _migrations (version TEXT PRIMARY KEY, name TEXT NOT NULL,"
            + " applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");

    assertThat(shop.administration().history(shop.database()).found())
        .extracting(FoundHistory::tool)
        .containsExactly(Tool.HOME_MADE);
  }

  @Test
  void afterAGapNothingCanBeCounted() throws IOException {
    folder("01-users", "CREATE TABLE users (id INTEGER);", "");
    folder("03-notes", "CREATE TABLE notes (id INTEGER);", "");
    Database chosen =
        shop.database()
            .withSettings(
                shop.database().settings().withHistory(HistoryChoice.of(Tool.USER_VERSION)));

    Timeline timeline = shop.administration().status(chosen).timeline();

    assertThat(timeline.rows()).hasSize(1);
    assertThat(timeline.problems()).hasSize(1);
  }

  private void numberedFolders() throws IOException {
    folder("01-users", "CREATE TABLE users (id INTEGER);", "DROP TABLE users;");
    folder("02-orders", "CREATE TABLE orders (id INTEGER);", "DROP TABLE orders;");
    folder("03-notes", "CREATE TABLE notes (id INTEGER);", "DROP TABLE notes;");
  }

  private void folder(String name, String up, String down) throws IOException {
    Path place = Files.createDirectories(shop.migrations().resolve(name));
    Files.writeString(place.resolve("up.sql"), up);
    if (!down.isEmpty()) {
      Files.writeString(place.resolve("down.sql"), down);
    }
  }

  private Timeline timeline() {
    return shop.administration().status(shop.database()).timeline();
  }

  /// The number afterwards.
  private long carryOut(Target target, Atomicity atomicity) {
    Plan plan = (Plan) shop.administration().plan(shop.database(), target, atomicity, Set.of());
    RunReport report =
        shop.administration().carryOut(shop.database(), plan, Duration.ofSeconds(5), Work.quiet());
    assertThat(report.outcome()).isIn(RunReport.Outcome.DONE, RunReport.Outcome.FAILED_UNCHANGED);
    return Sql.number(shop.file(), "PRAGMA user_version");
  }
}
