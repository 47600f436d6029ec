package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.template.Template;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.guide.GuideSheet;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the sheet of a new migration, and writes its files as a person would.
class NewMigrationScreenshotTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", "."))
          .resolve(System.getProperty("switchback.screenshots", "target/screens"));

  @TempDir Path folder;

  @Test
  void aTemplateIsChosenFilledInAndWritten() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Fx.run(() -> window.actions.newMigration(shop.database, java.util.Optional.empty()));
      window.waitFor("#templates");
      draw(window, "new-empty");
      choose(window, Template.ADD_INDEX);
      fill(window, "#description", "index orders by total");
      table(window, "orders");
      fill(window, "#on", "total DESC");
      draw(window, "new-index");
      choose(window, Template.REBUILD_TABLE);
      fill(window, "#drop", "total");
      draw(window, "new-rebuild");
      choose(window, Template.ADD_COLUMN);
      fill(window, "#column", "code TEXT UNIQUE");
      draw(window, "new-mistake");
      choose(window, Template.ADD_INDEX);
      window.pressInSheet("#create");
      Fx.until("the sheet is closed", () -> window.sheets.shown().isEmpty());
      assertThat(shop.database.source().orElseThrow().toFile().list())
          .anyMatch(name -> name.endsWith("index_orders_by_total.up.sql"))
          .anyMatch(name -> name.endsWith("index_orders_by_total.down.sql"));
    }
  }

  @Test
  void theGuideIsReadInTheWindow() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Fx.run(() -> new GuideSheet(window.sheets).show());
      Fx.until("it is shown", () -> window.sheets.shown().isPresent());
      draw(window, "guide");
      Fx.run(() -> ((ListView<?>) window.inSheet("#pages")).getSelectionModel().select(4));
      draw(window, "guide-rebuild");
      assertThat(window.sheets.lookup("#sql-up")).isNotNull();
    }
  }

  @SuppressWarnings("unchecked")
  private static void choose(RealWindow window, Template template) {
    Fx.run(
        () ->
            ((ListView<Template>) window.inSheet("#templates"))
                .getSelectionModel()
                .select(template));
    Fx.settle();
  }

  private static void fill(RealWindow window, String id, String text) {
    Fx.run(() -> ((TextInputControl) window.inSheet(id)).setText(text));
    Fx.settle();
  }

  private static void table(RealWindow window, String name) {
    Fx.run(
        () -> {
          TextField editor = ((ComboBox<?>) window.inSheet("#table")).getEditor();
          editor.setText(name);
        });
    Fx.settle();
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
