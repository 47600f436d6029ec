package dev.switchback.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.sheets.RealWindow;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do all day, done by mouse and keyboard in the real window on real files. Each
/// journey looks at the window, and then past all of Switchback into the file.
class JourneyUiTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  /// The robot of the toolkit moves the mouse where there is no display.
  @BeforeAll
  static void robot() {
    System.setProperty("testfx.robot", "glass");
  }

  @Test
  void aFirstRunAddsAFileAndLeavesItAsItIs() throws IOException {
    Path file = anyFile("books.db");
    byte[] before = Files.readAllBytes(file);
    try (Administration administration = administration();
        RealWindow window = RealWindow.open(administration, words(), CLOCK, new Chosen(file))) {
      Person person = new Person(window);
      person.sees("No databases yet");

      person.click("Add a database…");

      person.sees("1 database added.");
      person.seesRow(".database-list .list-cell", "books", "Not checked");
      assertThat(administration.databases()).extracting(Database::file).containsExactly(file);
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      assertThat(folder.toFile().list()).containsExactlyInAnyOrder("books.db", "home");
    }
  }

  @Test
  void aDroppedFileIsAddedToo() throws IOException {
    Path file = anyFile("dropped.db");
    byte[] before = Files.readAllBytes(file);
    try (Administration administration = administration();
        RealWindow window = RealWindow.open(administration, words(), CLOCK, new Chosen(file))) {
      Person person = new Person(window);

      person.drop(file);

      person.sees("1 database added.");
      person.seesRow(".database-list .list-cell", "dropped", "Not checked");
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void whatIsPendingIsRunAfterItHasBeenSeen() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.click("Run 2 pending…");
      person.sees("removes table legacy_orders with its rows");
      assertThat(tables(shop)).contains("legacy_orders");

      person.click("Run 2 migrations");
      person.sees("2 migrations applied in ");
      person.click("Close");

      person.sees("Nothing pending");
      person.seesRow(".timeline-cell", "0003", "Applied");
      person.seesRow(".timeline-cell", "0004", "Applied");
      assertThat(tables(shop)).doesNotContain("legacy_orders");
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders WHERE status = 'new'"))
          .isEqualTo(4821);
    }
  }

  @Test
  void whatWasRunIsUndoneFromItsReport() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      List<String> before = content(shop);
      Person person = new Person(window);
      person.click("#run");
      person.click("Run 2 migrations");

      person.click("Undo…");
      person.sees("Undo: Run of ");
      assertThat(tables(shop)).doesNotContain("legacy_orders");
      person.click("Undo");
      person.sees("Undone. shop is as it was");
      person.click("Close");

      person.sees("Run 2 pending…");
      assertThat(content(shop)).isEqualTo(before);
    }
  }

  @Test
  void aMigrationThatFailsIsNamedToTheLineAndChangesNothing() {
    try (Shop shop = new Shop(folder).withFailing();
        RealWindow window = RealWindow.open(shop)) {
      List<String> before = content(shop);
      Person person = new Person(window);

      person.click("Run 1 pending…");
      person.click("Run 1 migration");

      person.sees("0005 failed at statement 2 of 2 (line 3). shop is as it was before.");
      person.sees("0005_unique_names.up.sql");
      person.sees("UNIQUE constraint failed: orders.id");
      assertThat(content(shop)).isEqualTo(before);
    }
  }

  @Test
  void aMigrationIsRolledBackFromItsPlaceInTheTimeline() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.click("create orders");
      person.click("#more");
      person.clickItem("Roll back…");
      person.sees("Roll back 1 migration on shop");
      assertThat(tables(shop)).contains("orders");

      person.click("Roll back 1 migration");
      person.sees("1 migration rolled back in ");
      person.click("Close");

      person.sees("Run 1 pending…");
      assertThat(tables(shop)).contains("users").doesNotContain("orders", "legacy_orders");
    }
  }

  @Test
  void aBackupIsMadeAndListedAsVerified() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);

      person.click("Back up now");

      assertThat(window.toast()).startsWith("Backed up shop: ").endsWith(", verified.");
      person.click("Show backups");
      person.seesRow(".backups-table .table-row-cell", "Asked for", "Verified");
      Backup made = shop.administration.backups(shop.database).getFirst();
      assertThat(Sql.number(made.file(), "SELECT count(*) FROM orders")).isEqualTo(4821);
    }
  }

  @Test
  void aBackupIsRestoredBesideAndThenInPlace() {
    try (Shop shop = new Shop(folder)) {
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      Sql.run(shop.file, "DELETE FROM legacy_orders");
      try (RealWindow window = RealWindow.open(shop)) {
        Person person = new Person(window);
        person.click("#more");
        person.clickItem("All backups…");
        person.click("Restore…");
        person.click("Restore a copy");
        person.reach("#closeReport");
        person.sees(" is the backup of ");
        person.click("#closeReport");
        assertThat(legacyOrders(shop.file)).isZero();
        assertThat(copies(shop))
            .singleElement()
            .extracting(JourneyUiTest::legacyOrders)
            .isEqualTo(204L);

        person.click("#more");
        person.clickItem("All backups…");
        person.click("Restore…");
        person.click("Replace the database file");
        person.click("Replace shop.db");
        person.sees("shop.db is the backup of ");
        assertThat(legacyOrders(shop.file)).isEqualTo(204);
        assertThat(backup.file()).exists();
      }
    }
  }

  @Test
  void aCheckTellsWhatItFound() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Sql.run(shop.file, "INSERT INTO orders (id, user_id, total) VALUES (9001, 7777, 1)");
      List<String> before = content(shop);
      Person person = new Person(window);

      person.click("Check");
      person.click("Foreign keys");
      person.click("#act");

      person.reach("#closeResult");
      person.sees("Rows in table orders point to rows that do not exist.");
      person.sees("1 problem found in shop: Rows break rules.");
      person.click("#closeResult");
      assertThat(content(shop)).isEqualTo(before);
    }
  }

  @Test
  void aLongMigrationIsCancelledInTheMiddle() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      List<String> before = content(shop);
      shop.migration(
          "0006_long",
          """
          UPDATE orders SET total = total + 1;
          CREATE TABLE endless AS
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
          SELECT count(*) FROM n;
          """,
          "DROP TABLE endless;");
      Person person = new Person(window);
      person.press(KeyCode.F5);
      person.click("Run 1 pending…");
      person.click("Run 1 migration");
      Fx.until("it writes", () -> isBeingWritten(shop));

      person.click("#stop");

      person.sees("Cancelled. shop is as it was before.");
      person.click("#closeReport");
      assertThat(isBeingWritten(shop)).isFalse();
      assertThat(content(shop)).isEqualTo(before);
    }
  }

  @Test
  void keysOfTheMenusWorkBeforeAnythingIsSelected() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);

      person.press(KeyCode.CONTROL, KeyCode.K);
      person.sees("Check shop");
      person.press(KeyCode.ESCAPE);
      person.press(KeyCode.CONTROL, KeyCode.B);

      assertThat(window.toast()).startsWith("Backed up shop: ");
      Backup made = shop.administration.backups(shop.database).getFirst();
      assertThat(legacyOrders(made.file())).isEqualTo(204);
    }
  }

  @Test
  void theKeyboardAloneRunsAndUndoes() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      List<String> before = content(shop);
      Person person = new Person(window);
      person.press(KeyCode.F6);
      assertThat(person.isIn("detail")).isTrue();
      person.press(KeyCode.F6);
      assertThat(person.isIn("database-list")).isTrue();
      person.press(KeyCode.F6);
      assertThat(person.isIn("timeline-list")).isTrue();

      person.press(KeyCode.CONTROL, KeyCode.R);
      person.reach("#act");
      person.press(KeyCode.ESCAPE);
      assertThat(window.sheetIsOpen()).isFalse();
      assertThat(person.isIn("timeline-list")).isTrue();

      person.press(KeyCode.CONTROL, KeyCode.R);
      person.tabTo("act");
      person.press(KeyCode.ENTER);
      person.reach("#act");
      assertThat(person.focused()).isEqualTo("act");
      assertThat(content(shop)).isEqualTo(before);
      person.press(KeyCode.SPACE);
      person.sees("2 migrations applied in ");
      assertThat(tables(shop)).doesNotContain("legacy_orders");
      person.press(KeyCode.ESCAPE);
      assertThat(window.sheetIsOpen()).isFalse();

      person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
      person.tabTo("act");
      person.press(KeyCode.ENTER);
      person.reach("#act");
      assertThat(person.focused()).isEqualTo("act");
      assertThat(tables(shop)).doesNotContain("legacy_orders");
      person.press(KeyCode.SPACE);
      person.sees("Undone. shop is as it was");
      person.press(KeyCode.ENTER);
      assertThat(window.sheetIsOpen()).isFalse();
      assertThat(content(shop)).isEqualTo(before);
    }
  }

  private Administration administration() {
    return Administration.open(folder.resolve("home"), CLOCK, Activity.Surface.DESKTOP);
  }

  private Words words() {
    return new Words(Locale.ENGLISH, CLOCK, folder);
  }

  private Path anyFile(String name) {
    Path file = folder.resolve(name);
    Sql.run(file, "CREATE TABLE books (title TEXT)", "INSERT INTO books VALUES ('Emma')");
    return file;
  }

  private static List<String> tables(Shop shop) {
    return Sql.column(shop.file, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  }

  /// Objects and rows of everything that belongs to the shop.
  private static List<String> content(Shop shop) {
    List<String> content =
        new ArrayList<>(
            Sql.column(shop.file, "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name"));
    content.addAll(Sql.column(shop.file, "SELECT id || name FROM users"));
    content.addAll(Sql.column(shop.file, "SELECT id || ' ' || total FROM orders"));
    content.addAll(Sql.column(shop.file, "SELECT id || note FROM legacy_orders"));
    return content;
  }

  private static long legacyOrders(Path file) {
    return Sql.number(file, "SELECT count(*) FROM legacy_orders");
  }

  private static List<Path> copies(Shop shop) {
    try (Stream<Path> files = Files.list(shop.folder)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.equals(shop.file)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isBeingWritten(Shop shop) {
    return Files.exists(Path.of(shop.file + "-journal"))
        || Files.exists(Path.of(shop.file + "-wal"));
  }

  /// Answers the system's dialog for files.
  private record Chosen(Path file) implements Surroundings {
    @Override
    public List<Path> chooseDatabases() {
      return List.of(file);
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> start) {
      return Optional.empty();
    }

    @Override
    public void showFolder(Path path) {}

    @Override
    public void open(Path path) {}
  }
}
