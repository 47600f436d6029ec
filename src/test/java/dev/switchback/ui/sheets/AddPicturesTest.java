package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.NewDatabase;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the sheet that shows what was found, and uses it as somebody would.
class AddPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void severalDatabasesOfAProject() throws IOException {
    write(
        "project/alembic.ini",
        "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///blog.db\n");
    write("project/migrations/env.py", "");
    write(
        "project/migrations/versions/a1_authors.py",
        "from alembic import op\nrevision = 'a1'\ndown_revision = None\n");
    write("project/.env", "DATABASE_URL=sqlite:later/shop.db\n");
    write("project/sql/00001_rooms.sql", "-- +goose Up\nCREATE TABLE rooms (x);\n");
    Sql.run(
        folder.resolve("project/blog.db"),
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('a1')");
    Sql.run(folder.resolve("project/rooms.db"), "CREATE TABLE rooms (x)");
    List<NewDatabase> chosen = new ArrayList<>();
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      List<NewDatabase> found = shop.administration.propose(folder.resolve("project"));
      Fx.run(() -> window.actions.chooseFound(found, chosen::addAll));
      window.waitFor("#add");
      draw(window, "add-several");
      Fx.run(() -> ((CheckBox) window.inSheet(".proposal .check-box")).fire());
      window.size(820, 700);
      draw(window, "add-narrow");
      window.pressInSheet("#add");
    }
    assertThat(chosen).extracting(NewDatabase::name).containsExactly("shop.db", "rooms.db");
  }

  @Test
  void aHomeMadeHistoryIsMappedBeforeTheDatabaseIsAdded() throws IOException {
    Path file = folder.resolve("contacts/contacts.db");
    write("contacts/migrations/001_people.sql", "CREATE TABLE people (id INTEGER PRIMARY KEY);\n");
    Sql.run(
        file,
        "CREATE TABLE people (id INTEGER PRIMARY KEY)",
        "CREATE TABLE db_changes (number TEXT, title TEXT, done_at TEXT)",
        "INSERT INTO db_changes VALUES ('001', 'people', '2026-03-01 10:00:00')");
    List<NewDatabase> chosen = new ArrayList<>();
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      List<NewDatabase> found = shop.administration.propose(file);
      Fx.run(() -> window.actions.chooseFound(found, chosen::addAll));
      window.waitFor("#otherHistory");
      draw(window, "add-one");
      window.pressInSheet("#otherHistory");
      window.waitFor("#save");
      Fx.run(() -> window.homeMade("db_changes"));
      Fx.run(() -> combo(window, "#VERSION").setValue("number"));
      Fx.run(() -> combo(window, "#NAME").setValue("title"));
      Fx.settle();
      draw(window, "add-history");
      window.pressInSheet("#save");
      window.waitFor("#otherHistory");
      Fx.settle();
      draw(window, "add-mapped");
      Fx.run(() -> ((TextField) window.inSheet("#name")).setText("contacts"));
      window.pressInSheet("#add");
      Database added = shop.administration.add(chosen.getFirst(), shop.database.protection());
      assertThat(added.name()).isEqualTo("contacts");
      assertThat(shop.administration.status(added).history().tool()).isEqualTo(Tool.HOME_MADE);
      assertThat(shop.administration.status(added).pendingCount()).isZero();
      assertThat(shop.administration.status(added).timeline().rows()).hasSize(1);
    }
  }

  @Test
  void anotherLayoutAndAFileThatCannotBeRead() throws IOException {
    write("odd/notes.db", "this is not a database, however long it may be, and it stays so");
    write("odd/migrations/1_a.sql", "CREATE TABLE a (x);\n");
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      List<NewDatabase> found = shop.administration.propose(folder.resolve("odd/notes.db"));
      Fx.run(() -> window.actions.chooseFound(found, _ -> {}));
      window.waitFor("#layout");
      Fx.run(() -> this.<Optional<Tool>>choose(window, "#layout", Optional.of(Tool.GOOSE)));
      Fx.until("it is read again", () -> shows(window, "as you say"));
      draw(window, "add-unread");
    }
  }

  private static boolean shows(RealWindow window, String text) {
    return window.inSheet("#source").lookupAll(".label").stream()
        .anyMatch(label -> ((Label) label).getText().contains(text));
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<String> combo(RealWindow window, String id) {
    return (ComboBox<String>) window.inSheet(id);
  }

  @SuppressWarnings("unchecked")
  private <T> void choose(RealWindow window, String id, T value) {
    ((ComboBox<T>) window.inSheet(id)).setValue(value);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private static void draw(RealWindow window, String name) {
    Fx.settle();
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
    assertThat(Files.exists(PICTURES.resolve(name + "-dark.png"))).isTrue();
  }
}
