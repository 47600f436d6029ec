package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.command.CommandPlan;
import dev.switchback.command.ToolVerb;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.assertj.core.api.InstanceOfAssertFactories;
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

  /// What Alembic can be asked, under the word that is typed, as Alembic's own words.
  private static Map<String, List<String>> alembic() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("upgrade", List.of("", "upgrade head"));
    words.put("upgrade-one", List.of("", "upgrade +1"));
    words.put("upgrade-to", List.of("9f3b5c81d6aa", "upgrade 9f3b5c81d6aa"));
    words.put("downgrade-one", List.of("", "downgrade -- -1"));
    words.put("downgrade-to", List.of("4b7de20f91c3", "downgrade 4b7de20f91c3"));
    words.put("stamp", List.of("4b7de20f91c3", "stamp 4b7de20f91c3"));
    words.put("current", List.of("", "current"));
    words.put("history", List.of("", "history"));
    words.put("check", List.of("", "check"));
    words.put("sql", List.of("head", "upgrade head --sql"));
    words.put("new", List.of("x", "revision -m x"));
    words.put("generate", List.of("x", "revision --autogenerate -m x"));
    return words;
  }

  @Test
  void whateverAlembicCanBeAskedHasItsButtonAndItsWord() {
    try (Blog blog = new Blog(folder);
        RealWindow window = RealWindow.open(blog)) {
      window.press("#run");
      window.waitFor("#keepCommand");
      window.pressInSheet("#keepCommand");
      window.waitFor("#tryButton");

      List<String> buttons =
          Fx.call(
              () ->
                  window.sheets.lookupAll(".verbs .toggle-button").stream()
                      .filter(RealWindow::isShown)
                      .map(Node::getId)
                      .map(id -> id.toLowerCase(Locale.ROOT).replace('_', '-'))
                      .toList());
      assertThat(buttons).containsExactlyInAnyOrderElementsOf(alembic().keySet());
      alembic()
          .forEach(
              (typed, said) -> {
                String given = said.getFirst();
                List<String> words = given.isEmpty() ? List.of() : List.of(given);
                ToolVerb verb = ToolVerb.valueOf(typed.toUpperCase(Locale.ROOT).replace('-', '_'));
                assertThat(
                        blog.administration.planCommand(
                            blog.administration.database("blog"), verb, words))
                    .asInstanceOf(InstanceOfAssertFactories.type(CommandPlan.class))
                    .extracting(CommandPlan::line, InstanceOfAssertFactories.STRING)
                    .as(typed)
                    .endsWith(" " + said.getLast());
              });
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
