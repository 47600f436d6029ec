package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is set to be brought up to date when the window is opened.
class AtStartJourneyTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void whatIsPendingIsRunWhenTheWindowIsOpenedAndSaid() {
    try (Shop shop = new Shop(folder)) {
      shop.migration("0003_add_note", "ALTER TABLE orders ADD COLUMN note TEXT;", "");
      set(shop, shop.database);

      try (RealWindow window = RealWindow.open(shop)) {
        assertThat(window.toast()).startsWith("When Switchback started: 1 migration applied in ");
        Fx.until("nothing is pending", () -> pending(shop) == 0);
        assertThat(window.banners()).isEmpty();
        assertThat(shop.administration.backups(shop.database)).isNotEmpty();
      }
    }
  }

  @Test
  void inProductionABannerLeadsToTheReview() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      set(shop, shop.database.withEnvironment(Environment.PRODUCTION));

      try (RealWindow window = RealWindow.open(shop)) {
        Fx.until("it is said", () -> !window.banners().isEmpty());
        assertThat(window.banners().getFirst())
            .isEqualTo("shop: 2 migrations wait for you to look at them.");
        assertThat(pending(shop)).isEqualTo(2);
        window.draw(PICTURES.resolve("start-waits-light.png"));
        window.theme(Theme.Choice.DARK);
        window.draw(PICTURES.resolve("start-waits-dark.png"));

        window.pressNamed("Review…");
        window.waitFor("#tryButton");
        window.draw(PICTURES.resolve("start-review-dark.png"));
        assertThat(pending(shop)).isEqualTo(2);
        assertThat(window.strip()).isEqualTo("Production");
      }
    }
  }

  private static void set(Shop shop, Database wanted) {
    shop.administration.update(wanted.withSettings(wanted.settings().with("run-at-start", "on")));
  }

  private static int pending(Shop shop) {
    return shop.administration.status(shop.database).pendingCount();
  }
}
