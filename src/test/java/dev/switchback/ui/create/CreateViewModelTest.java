package dev.switchback.ui.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateViewModelTest {
  @TempDir Path folder;

  @Test
  void aNameIsEnoughAndNothingIsMadeBeforeTheButton() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      assertThat(model.blockedProperty().get()).isEqualTo("Give it a name.");

      model.nameProperty().set("notes");

      assertThat(model.blockedProperty().get()).isEmpty();
      assertThat(model.file()).contains(folder.resolve("new/notes.db"));
      assertThat(model.planProperty().get().orElseThrow().newFolders())
          .containsExactly(folder.resolve("new"), folder.resolve("new/migrations"));
      assertThat(folder.resolve("new")).doesNotExist();
      model.make();
      assertThat(model.madeProperty().get()).map(Database::name).contains("notes");
      assertThat(folder.resolve("new/notes.db")).exists();
    }
  }

  @Test
  void theEndingCanBeLeftOut() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.nameProperty().set("notes");
      model.withEndingProperty().set(false);

      assertThat(model.file()).contains(folder.resolve("new/notes"));
    }
  }

  @Test
  void theFolderOfMigrationsFollowsTheFolderUntilSomebodyChoosesOne() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.folderProperty().set(folder.resolve("elsewhere").toString());
      assertThat(model.migrationsProperty().get())
          .isEqualTo(folder.resolve("elsewhere/migrations").toString());

      model.migrationsProperty().set(folder.resolve("sql").toString());
      model.folderProperty().set(folder.resolve("third").toString());

      assertThat(model.migrationsProperty().get()).isEqualTo(folder.resolve("sql").toString());
    }
  }

  @Test
  void aFirstMigrationIsShownAsItWillBeWritten() throws IOException {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.nameProperty().set("notes");
      model.hasFirstProperty().set(true);
      assertThat(model.obstacles().getFirst().text()).contains("has no description");
      model.descriptionProperty().set("create notes");
      model.tableProperty().set("notes");
      model.columnsProperty().set("id INTEGER PRIMARY KEY\n\n body TEXT NOT NULL ");

      String shown =
          model.planProperty().get().orElseThrow().first().orElseThrow().files().getFirst().text();
      model.make();

      assertThat(shown).contains("CREATE TABLE notes", "body TEXT NOT NULL");
      assertThat(Files.readString(folder.resolve("new/migrations/0001_create_notes.up.sql")))
          .isEqualTo(shown);
      assertThat(shop.administration.status(model.madeProperty().get().orElseThrow()))
          .satisfies(status -> assertThat(status.pendingCount()).isEqualTo(1));
    }
  }

  @Test
  void aFormThatSqliteWouldNotTakeIsSaid() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.nameProperty().set("notes");
      model.hasFirstProperty().set(true);
      model.descriptionProperty().set("create notes");
      model.tableProperty().set("notes");
      model.columnsProperty().set("id INTEGER PRIMARY KEY (");

      assertThat(model.planProperty().get()).isEmpty();
      assertThat(model.obstacles()).isNotEmpty();
      assertThat(model.blockedProperty().get()).isEqualTo("See above what stands in the way.");
    }
  }

  @Test
  void whatIsThereAlreadyIsInTheWay() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.folderProperty().set(folder.toString());
      model.nameProperty().set("shop");

      assertThat(model.obstacles())
          .extracting(Line::text)
          .contains(
              "A database called shop is on the list already.",
              "~/shop.db is there already. It is never replaced.");
      model.make();
      assertThat(model.madeProperty().get()).isEmpty();
    }
  }

  @Test
  void theSameCanBeTyped() {
    try (Shop shop = new Shop(folder)) {
      CreateViewModel model = model(shop);
      model.nameProperty().set("notes");
      model.modeProperty().set(JournalMode.DELETE);
      model.hasFirstProperty().set(true);
      model.descriptionProperty().set("create notes");
      model.tableProperty().set("notes");
      model.columnsProperty().set("id INTEGER");

      assertThat(model.command())
          .isEqualTo(
              "switchback create "
                  + folder.resolve("new/notes.db")
                  + " --name notes --journal-mode delete --migrations "
                  + folder.resolve("new/migrations")
                  + " --first 'create notes' --table notes --columns 'id INTEGER'");
    }
  }

  private CreateViewModel model(Shop shop) {
    return new CreateViewModel(shop.context(), folder.resolve("new"));
  }
}
