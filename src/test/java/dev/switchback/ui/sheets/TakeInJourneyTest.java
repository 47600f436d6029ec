package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of old copies, looked at and taken in, in the real window.
class TakeInJourneyTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void oldCopiesAreLookedAtAndTakenIn() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    try (Shop shop = new Shop(folder)) {
      Files.copy(shop.file, old.resolve("shop-2025-12-24.db"));
      Files.copy(shop.file, old.resolve("shop_backup_20260301_090000.db"));
      Sql.run(old.resolve("cats.db"), "CREATE TABLE cats (name TEXT)");
      Map<String, String> before = Bytes.in(old);
      try (RealWindow window =
          RealWindow.open(shop.administration, shop.words, shop.clock, RealWindow.choosing(old))) {
        Fx.run(() -> window.actions.openBackups(shop.database));
        window.pressInSheet("#takeIn");
        window.waitFor("#act");
        draw(window, "take-in");
        assertThat(((TableView<?>) window.inSheet("#table")).getItems()).hasSize(3);

        window.pressInSheet("#act");
        Fx.until(
            "they are listed",
            () ->
                shop.administration.backups(shop.database).stream()
                        .filter(it -> it.reason() == Backup.Reason.TAKEN_IN && it.isGood())
                        .count()
                    == 2);
        Fx.until("it says so", () -> window.inSheet("#message").isVisible());
        draw(window, "take-in-done");
        window.pressInSheet("#close");
        window.waitFor("#now");
        Fx.until(
            "the list has them",
            () -> ((TableView<?>) window.inSheet("#table")).getItems().size() == 3);
        draw(window, "backups-taken-in");
      }
      assertThat(Bytes.in(old)).isEqualTo(before);
    }
  }

  @Test
  void aFolderWithoutDatabasesSaysSo() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    try (Shop shop = new Shop(folder);
        RealWindow window =
            RealWindow.open(
                shop.administration, shop.words, shop.clock, RealWindow.choosing(old))) {
      Fx.run(() -> window.actions.openBackups(shop.database));
      window.pressInSheet("#takeIn");
      Fx.until("it has looked", () -> window.inSheet("#empty").isVisible());
      draw(window, "take-in-empty");

      assertThat(window.inSheet("#act").isDisabled()).isTrue();
    }
  }

  private static void draw(RealWindow window, String name) {
    Fx.settle();
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
  }
}
