package dev.switchback.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import dev.switchback.testing.JavaJar;
import dev.switchback.testing.Sql;
import dev.switchback.ui.sheets.RealWindow;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody builds, done in the real window on real files: migrations in Java, and a database
/// from nothing.
class MakingJourneyUiTest {
  private static final String TAXES =
      JavaJar.migration(
          "AddTaxes",
          "0003",
          "add taxes",
          """
          public void up(MigrationConnection c) {
            c.execute("ALTER TABLE orders ADD COLUMN tax INTEGER");
            c.forEach("SELECT id, total FROM orders", row ->
                c.execute("UPDATE orders SET tax = ? WHERE id = ?",
                    row.number("total") / 5, row.number("id")));
          }
          public void down(MigrationConnection c) {
            c.execute("ALTER TABLE orders DROP COLUMN tax");
          }
          """);

  @TempDir Path folder;

  @BeforeAll
  static void robot() {
    System.setProperty("testfx.robot", "glass");
  }

  @Test
  void aMigrationInJavaIsAllowedRunAndRolledBack() {
    try (Shop shop = new Shop(folder)) {
      JavaJar.of(TAXES).write(shop.migrations.resolve("taxes-1.0.jar"));
      try (RealWindow window = RealWindow.open(shop)) {
        Person person = new Person(window);
        person.click("Look at the jar…");
        person.sees("com.example.AddTaxes");
        person.click("#allow");
        person.reach("#forbid");
        person.press(KeyCode.ESCAPE);
        person.seesRow(".timeline-cell", "0003", "Pending");
        assertThat(columns(shop)).doesNotContain("tax");

        person.click("Run 1 pending…");
        person.sees("com.example.AddTaxes");
        person.click("Run 1 migration");
        person.sees("1 migration applied");
        person.click("#closeReport");

        person.seesRow(".timeline-cell", "0003", "Applied");
        assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders WHERE tax = total / 5"))
            .isEqualTo(4821);

        person.click("add taxes");
        person.click("#more");
        person.clickItem("Roll back…");
        person.sees("Roll back 1 migration on shop");
        person.click("Roll back 1 migration");
        person.sees("1 migration rolled back in ");
        person.click("#closeReport");

        person.seesRow(".timeline-cell", "0003", "Pending");
        assertThat(columns(shop)).containsExactly("id", "user_id", "total");
        assertThat(Sql.number(shop.file, "SELECT count(*) FROM orders")).isEqualTo(4821);
      }
    }
  }

  @Test
  void aDatabaseIsMadeFromNothingWithItsFirstMigrationInOneSheet() throws IOException {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Person person = new Person(window);
      person.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
      person.sees("Give it a name.");
      person.type("#name", "notes");
      person.type("#folder", folder.resolve("new").toString());
      person.click("DELETE");
      person.click("Write a first migration");
      person.type("#description", "create notes");
      person.type("#table", "notes");
      person.sees("0001_create_notes.up.sql");
      person.sees("journal mode DELETE");
      assertThat(folder.resolve("new")).doesNotExist();

      person.click("Make notes.db");
      person.seesRow(".database-list .list-cell", "notes", "1 pending");
      person.seesRow(".timeline-cell", "0001", "Pending");

      Path file = folder.resolve("new/notes.db");
      assertThat(Sql.column(file, "PRAGMA journal_mode")).containsExactly("delete");
      assertThat(Sql.number(file, "SELECT count(*) FROM sqlite_schema")).isZero();
      assertThat(Files.readString(folder.resolve("new/migrations/0001_create_notes.up.sql")))
          .contains("CREATE TABLE notes", "created_at TEXT NOT NULL");
      assertThat(shop.administration.databases()).extracting(Database::name).contains("notes");

      person.click("Run 1 pending…");
      person.click("Run 1 migration");
      person.sees("1 migration applied");
      assertThat(Sql.column(file, "SELECT name FROM pragma_table_info('notes')"))
          .containsExactly("id", "created_at");
    }
  }

  private static List<String> columns(Shop shop) {
    return Sql.column(shop.file, "SELECT name FROM pragma_table_info('orders')");
  }
}
