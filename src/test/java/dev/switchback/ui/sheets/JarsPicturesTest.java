package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.JavaJar;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the window with a migration in Java, from the jar that waits to be allowed to its failure.
class JarsPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void fromTheBannerToTheReport() {
    try (Shop shop = new Shop(folder)) {
      JavaJar.of(
              JavaJar.migration(
                  "FamilyNames",
                  "0003",
                  "split names of users",
                  "public void up(MigrationConnection c) { c.execute(\"DELETE FROM nowhere\"); }\n"
                      + " public void down(MigrationConnection c) {}\n"
                      + " public Applicability check(ReadConnection c) {"
                      + " return Applicability.applies(); }"))
          .write(shop.migrations.resolve("family-names-1.0.jar"));
      try (RealWindow window = RealWindow.open(shop)) {
        draw(window, "jars-banner");
        window.pressNamed("Look at the jar…");
        window.waitFor("#allow");
        draw(window, "jars-sheet");
        window.size(820, 760);
        draw(window, "jars-narrow");
        window.size(1360, 820);
        window.pressInSheet("#allow");
        window.waitFor("#forbid");
        draw(window, "jars-allowed");
        window.pressInSheet("#leave");
        window.select("0003");
        draw(window, "jars-detail");
        window.press("#run");
        window.waitFor("#act");
        draw(window, "jars-review");
        window.pressInSheet("#act");
        window.waitFor("#closeReport");
        draw(window, "jars-report");
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
