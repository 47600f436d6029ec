package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database from nothing, drawn on the way.
class CreatePicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void fromNothingToADatabaseWithAPendingMigration() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Fx.run(() -> window.actions.createDatabase(Optional.of(shop.database)));
      Fx.settle();
      draw(window, "create-empty");
      type(window, "#name", "shop");
      draw(window, "create-in-the-way");
      type(window, "#name", "notes");
      Fx.run(() -> ((CheckBox) window.inSheet("#hasFirst")).fire());
      type(window, "#description", "create notes");
      type(window, "#table", "notes");
      type(window, "#columns", "id INTEGER PRIMARY KEY\nbody TEXT NOT NULL");
      window.waitFor("#make");
      draw(window, "create-first");
      window.size(820, 760);
      draw(window, "create-narrow");
      window.size(1360, 820);
      window.pressInSheet("#make");
      assertThat(window.toast()).startsWith("Made notes: ");
      Fx.until("it is shown", () -> window.shows("notes"));
      draw(window, "create-made");
      assertThat(folder.resolve("migrations/0003_create_notes.up.sql")).exists();
    }
  }

  private static void type(RealWindow window, String id, String text) {
    Fx.run(() -> ((TextInputControl) window.inSheet(id)).setText(text));
    Fx.settle();
  }

  private static void draw(RealWindow window, String name) {
    Fx.settle();
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    assertThat(Files.exists(PICTURES.resolve(name + "-dark.png"))).isTrue();
  }
}
