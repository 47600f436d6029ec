package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.SettingsPage;
import dev.switchback.ui.app.SettingsWish;
import dev.switchback.ui.app.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the sheet of a database's settings, page by page, and the one that changes its journal.
class SettingsPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void everyPage() throws IOException {
    Files.writeString(folder.resolve(".env.development"), "DATABASE_URL=sqlite:shop.db\n");
    Files.writeString(folder.resolve(".env.production"), "DATABASE_URL=sqlite:live.db\n");
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.administration.add(
          "live",
          folder.resolve("live.db"),
          Optional.empty(),
          Environment.PRODUCTION,
          Protection.PROTECTED);
      shop.administration.update(
          shop.database
              .withEnvironment(Environment.STAGING)
              .withSettings(
                  shop.database
                      .settings()
                      .with("function.durationToTinyInt", "CAST(round(?1 * 10) AS INTEGER)")
                      .with("collation.unicase", "unicode")));
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.until("both are listed", () -> window.isListed("live"));
        Fx.run(
            () ->
                window.actions.openSettings(
                    shop.administration.database("shop"), SettingsWish.OPEN, kept -> {}));
        Fx.until(
            "the files are found", () -> window.inSheet("#page").lookup("#use-PRODUCTION") != null);
        draw(window, "settings-database");
        for (SettingsPage page : SettingsPage.values()) {
          choose(window, page);
          draw(window, "settings-" + page.name().toLowerCase(java.util.Locale.ROOT));
        }
        choose(window, SettingsPage.RUNS);
        Fx.run(() -> ((TextField) window.inSheet("#busy-timeout")).setText("soon"));
        draw(window, "settings-wrong");
        Fx.run(() -> ((TextField) window.inSheet("#busy-timeout")).setText("60"));
        choose(window, SettingsPage.DATABASE);
        Fx.run(() -> ((javafx.scene.control.Button) window.inSheet("#use-PRODUCTION")).fire());
        draw(window, "settings-changed");
        window.size(820, 760);
        draw(window, "settings-narrow");
        window.size(1360, 820);
        choose(window, SettingsPage.JOURNAL);
        window.pressInSheet("#change-WAL");
        window.waitFor("#act");
        draw(window, "settings-journal-review");
        window.pressInSheet("#act");
        window.waitFor("#closeReport");
        draw(window, "settings-journal-report");
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void choose(RealWindow window, SettingsPage page) {
    Fx.run(
        () -> ((ListView<SettingsPage>) window.inSheet("#pages")).getSelectionModel().select(page));
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
