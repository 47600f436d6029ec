package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// From the timeline to the report of the project's own command, drawn on the way.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the project's program is a shell script")
class CommandPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void fromTheTimelineToTheReport() {
    try (Blog blog = new Blog(folder);
        RealWindow window = RealWindow.open(blog)) {
      window.select("9f3b5c81d6aa");
      draw(window, "command-timeline");
      window.pressNamed("Use the project’s command…");
      window.waitFor("#keepCommand");
      draw(window, "command-choice");
      window.pressInSheet("#keepCommand");
      window.waitFor("#tryButton");
      draw(window, "command-review");
      window.size(820, 760);
      draw(window, "command-review-narrow");
      window.size(1360, 820);
      window.pressInSheet("#tryButton");
      window.waitFor("#act");
      draw(window, "command-tried");
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      draw(window, "command-report");

      assertThat(window.headline()).isEqualTo("Upgrade: done on blog.");
      assertThat(Sql.number(blog.file, "SELECT count(*) FROM tags")).isEqualTo(2);
      window.pressInSheet("#closeReport");
      assertThat(window.sheetIsOpen()).isFalse();
    }
  }

  @Test
  void questionsAndFailures() {
    try (Blog blog = new Blog(folder);
        RealWindow window = RealWindow.open(blog)) {
      window.press("#run");
      window.waitFor("#keepCommand");
      window.pressInSheet("#keepCommand");
      window.waitFor("#tryButton");
      choose(window, "CURRENT");
      window.pressInSheet("#act");
      Fx.until("it is answered", () -> window.inSheet("#output").isVisible());
      draw(window, "command-answer");
      choose(window, "GENERATE");
      draw(window, "command-generate");
      choose(window, "UPGRADE_TO");
      draw(window, "command-version");
      choose(window, "DOWNGRADE_ONE");
      window.pressInSheet("#tryButton");
      Fx.until("it failed", () -> window.sheets.lookup(".tone-danger") != null);
      draw(window, "command-failed");
    }
  }

  private static void choose(RealWindow window, String verb) {
    Fx.run(() -> ((ToggleButton) window.inSheet("#" + verb)).fire());
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
