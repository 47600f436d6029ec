package dev.switchback.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.sheets.RealWindow;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ways of working with migrations, each done in the real window on real files.
class WaysJourneyUiTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @BeforeAll
  static void robot() {
    System.setProperty("testfx.robot", "glass");
  }

  @Test
  void aMigrationWhoseConditionDoesNotHoldIsSkippedAndShownSo() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      shop.migration(
          "0003_total_if_missing",
          "-- switchback: only if not column orders.total exists\n\n"
              + "ALTER TABLE orders ADD COLUMN total INTEGER;\n",
          "");
      shop.migration("0004_note", "ALTER TABLE orders ADD COLUMN note TEXT;", "");
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.seesRow(".timeline-cell", "0003", "Skipped");
      person.click("Run 1 pending…");
      person.click("Run 1 migration");
      person.sees("1 migration applied");
      person.click("#closeReport");

      person.seesRow(".timeline-cell", "0003", "Skipped");
      person.seesRow(".timeline-cell", "0004", "Applied");
      assertThat(Sql.column(shop.file, "SELECT name FROM pragma_table_info('orders')"))
          .containsExactly("id", "user_id", "total", "note");
    }
  }

  @Test
  void aChangeInBatchesShowsItsRowsAndIsCancelledInTheMiddle() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Sql.run(
          shop.file,
          "CREATE TABLE big (id INTEGER PRIMARY KEY, v INTEGER)",
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)"
              + " INSERT INTO big SELECT i, 0 FROM n");
      shop.migration(
          "0003_batches",
          """
          -- switchback: repeat until no rows change
          UPDATE big SET v = 1 WHERE id IN (SELECT id FROM big WHERE v = 0 LIMIT 50);
          """,
          "");
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.click("Run 1 pending…");
      person.click("Run 1 migration");
      person.sees(" rows");

      person.click("#stop");

      person.sees("Cancelled. shop is as it was before.");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM big WHERE v = 1")).isZero();
    }
  }

  @Test
  void aNewMigrationIsWrittenOpenedAndFollowedWhileItIsEdited() throws IOException {
    Desk desk = new Desk();
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop.administration, shop.words, CLOCK, desk)) {
      window.watch();
      Person person = new Person(window);
      person.press(KeyCode.CONTROL, KeyCode.N);
      person.type("#description", "index orders by total");
      person.click("Add an index");
      person.type("#table", "orders");
      person.type("#on", "total");
      person.sees("0003_index_orders_by_total.up.sql");
      person.sees("Nothing speaks against it, for SQLite 3.");

      person.click("Write both files");

      Path up = shop.migrations.resolve("0003_index_orders_by_total.up.sql");
      person.seesRow(".timeline-cell", "0003", "Pending");
      assertThat(desk.opened).containsExactly(up);
      Files.writeString(up, "DROP TABLE legacy_orders;\n");
      person.seesRow(".timeline-cell", "0003", "Pending · removes data");
      assertThat(Sql.column(shop.file, "SELECT name FROM sqlite_schema WHERE type = 'index'"))
          .isEmpty();
    }
  }

  @Test
  void whatSqliteCannotDoInPlaceLeadsToItsRebuild() throws IOException {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      shop.migration("0003_unique_names", "ALTER TABLE users ADD COLUMN mail TEXT UNIQUE;\n", "");
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.click("unique names");
      person.sees("Speaks against it");
      person.sees("SQLite can't add mail to users, because it is UNIQUE.");
      person.click("Checklist");
      person.sees("It has a description.");
      person.sees("for SQLite 3.");

      person.click("Write it as a rebuild…");
      person.sees("mail TEXT UNIQUE");
      person.click("Write both files");

      Fx.until(
          "it is written",
          () -> Files.exists(shop.migrations.resolve("0004_rebuild_users.up.sql")));
      Files.delete(shop.migrations.resolve("0003_unique_names.up.sql"));
      person.press(KeyCode.F5);
      person.click("Run 1 pending…");
      person.click("Run 1 migration");
      person.sees("1 migration applied");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM users")).isEqualTo(1022);
      assertThat(Sql.column(shop.file, "SELECT name FROM pragma_table_info('users')"))
          .containsExactly("id", "name", "mail");
    }
  }

  @Test
  void theReviewShowsTheChecklistBeforeAnythingIsRun() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      shop.migration("0005_unique", "ALTER TABLE users ADD COLUMN mail TEXT UNIQUE;\n", "");
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.click("Run 3 pending…");
      person.sees("1 problem");
      person.sees("0005: line 1: SQLite can't add mail to users, because it is UNIQUE.");
      person.sees("0005: It has no way back");

      person.click("#rebuild");

      person.sees("Nothing speaks against it, for SQLite 3.");
      person.sees("mail TEXT UNIQUE");
    }
  }

  @Test
  void aFunctionOfTheApplicationIsNamedAndSuppliedFromTheReview() throws IOException {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      shop.migration("0003_normal", "UPDATE users SET name = normalize(name);\n", "");
      byte[] before = Files.readAllBytes(shop.file);
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.click("Run 1 pending…");
      person.sees(
          "0003_normal.up.sql, line 1: SQLite does not have the function normalize, so the"
              + " statement fails.");

      person.click("Supply normalize in the settings…");
      person.type("#suppliedValue", "upper(?1)");
      person.click("Add");
      person.click("Supplied functions in runs");
      person.click("Keep 2 changes");
      person.sees("Keep changes");
      person.press(KeyCode.ESCAPE);
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
      person.click("Run 1 migration");

      person.sees("1 migration applied");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM users WHERE name GLOB 'USER *'"))
          .isEqualTo(1022);
    }
  }

  @Test
  void theSettingsOfADatabaseAreChangedByKeyboardAndItsJournalAfterItWasShown() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.COMMA);
      person.sees("Settings of shop");
      person.press(KeyCode.DOWN);
      person.type("#busy-timeout", "75");
      person.sees("busy-timeout of shop becomes 75.");
      person.tabTo("save");
      person.press(KeyCode.SPACE);
      person.sees("Keep changes");
      assertThat(shop.administration.database("shop").settings().busyTimeout()).hasSeconds(75);

      person.click("Journal mode");
      person.click("Change to WAL…");
      person.sees("Two bytes of the file say so from now on; no row is touched.");
      assertThat(Sql.column(shop.file, "PRAGMA journal_mode")).containsExactly("delete");
      person.click("Change to WAL");
      person.sees("shop is now in journal mode WAL.");
      person.click("#closeReport");

      person.sees("Change to DELETE…");
      assertThat(Sql.column(shop.file, "PRAGMA journal_mode")).containsExactly("wal");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders")).isEqualTo(4821);
    }
  }

  @Test
  void aProductionDatabaseIsNotMadeLessSafeWithoutItsName() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.update(shop.database.withEnvironment(Environment.PRODUCTION));
      try (RealWindow window = RealWindow.open(shop)) {
        Person person = new Person(window);
        person.seesRow(".database-list .list-cell", "shop", "Production");
        person.menu("Database", "Environment", "Development");
        person.sees("used for: Production becomes Development");
        person.sees("Type shop to go on");
        assertThat(environment(shop)).isEqualTo(Environment.PRODUCTION);

        person.type("#typedName", "shop");
        person.click("Keep 1 change");

        Fx.until("it is kept", () -> environment(shop) == Environment.DEVELOPMENT);
      }
    }
  }

  @Test
  void aProjectsEnvFilesProposeWhatEachDatabaseIsUsedFor() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve(".env.development"), "DATABASE_URL=sqlite:dev.db\n");
    Files.writeString(project.resolve(".env.production"), "DATABASE_URL=sqlite:live.db\n");
    Sql.run(project.resolve("dev.db"), "CREATE TABLE t (a)");
    Sql.run(project.resolve("live.db"), "CREATE TABLE t (a)");
    try (Administration administration =
            Administration.open(folder.resolve("home"), CLOCK, Activity.Surface.DESKTOP);
        RealWindow window =
            RealWindow.open(
                administration, new Words(Locale.ENGLISH, CLOCK, folder), CLOCK, new Desk())) {
      Person person = new Person(window);
      person.drop(project);
      person.sees("Named by .env.development, line 1: DATABASE_URL");
      // The title of the sheet has the same words.
      Fx.run(() -> ((Button) window.scene().getRoot().lookup(".add-sheet .accent")).fire());

      person.seesRow(".database-list .list-cell", "live", "Production");
      assertThat(administration.databases())
          .extracting(Database::environment)
          .containsExactlyInAnyOrder(Environment.DEVELOPMENT, Environment.PRODUCTION);
      window.choose("live.db");
      person.sees("Production");
    }
  }

  @Test
  void oddNamesAreReadAsTheyAreAndWhatCannotBeIsReportedFileByFile() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("odd"));
    Files.writeString(odd.resolve("2_b.up..sql"), "CREATE TABLE b (x);");
    Files.writeString(odd.resolve("10_c.up.sql"), "CREATE TABLE c (x);");
    Files.writeString(odd.resolve("1_a.up.sql"), "CREATE TABLE a (x);");
    Files.writeString(odd.resolve("1_again.up.sql"), "CREATE TABLE a (x);");
    Files.writeString(odd.resolve("20261120101112131415_long.up.sql"), "CREATE TABLE l (x);");
    try (Shop shop = new Shop(folder)) {
      Path file = folder.resolve("odd.db");
      Sql.run(file, "VACUUM");
      shop.administration.add(
          "odd", file, Optional.of(odd), Environment.DEVELOPMENT, Protection.NONE);
      try (RealWindow window = RealWindow.open(shop)) {
        window.choose("odd");
        Person person = new Person(window);
        person.seesRow(".timeline-cell", "10", "Pending");
        person.seesRow(".timeline-cell", "20261120101112131415", "Pending");
        person.sees("1_again.up.sql");
      }
    }
  }

  @Test
  void aDatabaseOfDevelopmentIsResetAfterItsNameIsTyped() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.menu("Database", "Reset…");
      person.sees("Disappears");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders")).isEqualTo(4821);
      person.type("#typedName", "shop");
      person.click("#act");
      person.reach("#closeReport");

      assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders")).isZero();
      Backup copy = shop.administration.backups(shop.database).getFirst();
      assertThat(Sql.number(copy.file(), "SELECT count(*) FROM orders")).isEqualTo(4821);
    }
  }

  @Test
  void aPlanIsTakenAwayAsAScript() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.click("Run 2 pending…");
      person.click("Save as script…");
      person.click("#copyScript");

      assertThat(person.copied())
          .contains("ADD COLUMN status TEXT NOT NULL DEFAULT 'new'", "DROP TABLE legacy_orders");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM legacy_orders")).isEqualTo(204);
    }
  }

  @Test
  void theGuideOpensAtThePageOfTheTemplateAndFromTheMenu() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.press(KeyCode.CONTROL, KeyCode.N);
      person.click("Rebuild a table");
      person.click("The guide about this");
      person.sees("INSERT INTO");
      person.press(KeyCode.ESCAPE);
      person.press(KeyCode.ESCAPE);
      person.menu("Help", "Guide");
      for (String page : List.of("Add a table", "Change rows in batches")) {
        person.click(page);
        person.sees("Afterwards:");
      }
    }
  }

  @Test
  void allAboutTheFileIsToldAndNothingOfItIsChanged() throws IOException {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      byte[] before = Files.readAllBytes(shop.file);
      Person person = new Person(window);
      person.press(KeyCode.CONTROL, KeyCode.I);
      person.sees("delete");
      person.click("#count");
      person.sees("orders: 4");
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  private static Environment environment(Shop shop) {
    return shop.administration.database("shop").environment();
  }

  /// A desktop on which files are opened with another program.
  private static final class Desk implements Surroundings {
    final List<Path> opened = new ArrayList<>();

    @Override
    public List<Path> chooseDatabases() {
      return List.of();
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> start) {
      return Optional.empty();
    }

    @Override
    public void showFolder(Path path) {}

    @Override
    public void open(Path file) {
      opened.add(file);
    }
  }
}
