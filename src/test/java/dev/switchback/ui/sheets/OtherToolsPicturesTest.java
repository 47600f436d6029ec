package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the window and its sheets over a history of sqlx, so that they can be looked at.
class OtherToolsPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void theTimelineAndTheDetails() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withMissing().withRebuild()) {
      library.pending("20260103000000", "added_late_by_another_branch", "SELECT 1;\n");
      try (RealWindow window = RealWindow.open(library)) {
        window.select("20260103000000");
        draw(window, "sqlx-late");
        window.select("20260102000000");
        window.tab(3);
        draw(window, "sqlx-log");
        window.tab(0);
        window.select("20260104000000");
        draw(window, "sqlx-missing");
        window.size(820, 760);
        draw(window, "sqlx-narrow");
      }
    }
  }

  @Test
  void theReview() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild();
        RealWindow window = RealWindow.open(library)) {
      window.press("#run");
      window.waitFor("#act");
      draw(window, "sqlx-review");
      window.pressInSheet("#tryButton");
      window.waitFor("#safeWay");
      draw(window, "sqlx-review-lost");
      window.size(820, 760);
      draw(window, "sqlx-review-narrow");
      window.size(1360, 820);
      window.pressInSheet("#safeWay");
      window.waitFor("#act");
      draw(window, "sqlx-review-safe");
    }
  }

  @Test
  void whatBlocks() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed();
        RealWindow window = RealWindow.open(library)) {
      draw(window, "sqlx-blocked-banner");
      window.pressNamed("Blocked? See why…");
      window.waitFor("#NOT_APPLIED");
      draw(window, "sqlx-blocked");
      window.size(820, 760);
      draw(window, "sqlx-blocked-narrow");
      window.pressInSheet("#APPLIED");
      window.waitFor("#closeReport");
      draw(window, "sqlx-blocked-report");
    }
  }

  @Test
  void whichHistoryCounts() {
    try (SqlxLibrary library = new SqlxLibrary(folder)) {
      Sql.run(
          library.file,
          "CREATE TABLE schema_changes (version TEXT, what TEXT, run_on TEXT)",
          "INSERT INTO schema_changes VALUES ('20260101000000', 'authors', '2026-01-03 10:00:00')");
      try (RealWindow window = RealWindow.open(library)) {
        window.pressNamed("Change…");
        Fx.until("rows are shown", () -> window.sheets.lookup(".table-row-cell") != null);
        draw(window, "histories");
        Fx.run(() -> window.homeMade("schema_changes"));
        Fx.settle();
        draw(window, "histories-home-made");
        window.size(820, 760);
        draw(window, "histories-narrow");
      }
    }
  }

  @Test
  void whatItSeemsToHaveHad() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.sql("DROP TABLE switchback_history");
      try (RealWindow window = RealWindow.open(shop)) {
        window.select("0003");
        window.pressNamed("Stamp…");
        window.waitFor("#stamp");
        draw(window, "adoption-exact");
        window.pressInSheet("#stamp");
        window.waitFor("#act");
        draw(window, "adoption-review");
      }
      shop.sql("CREATE TABLE notes (x)", "ALTER TABLE users ADD COLUMN mail TEXT");
      shop.migration("0005_bad", "INSERT INTO nowhere VALUES (1);\n", "");
      try (RealWindow window = RealWindow.open(shop)) {
        window.select("0003");
        window.pressNamed("Stamp…");
        window.waitFor("#stamp");
        draw(window, "adoption-closest");
        window.size(820, 760);
        draw(window, "adoption-narrow");
      }
    }
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
