package dev.switchback.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.timeline.TimelineItem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenshotTest {
  private static final Path ROOT = Path.of(System.getProperty("switchback.root", "."));

  /// For the README.
  private static final Path KEPT = ROOT.resolve("assets/screenshots");

  /// To be looked at.
  private static final Path SHOTS = ROOT.resolve("target/screens");

  @TempDir Path folder;

  @Test
  void theMainWindowLightAndDark() {
    try (Administration administration =
        Administration.open(
            folder.resolve("home"),
            Clock.system(ZoneId.systemDefault()),
            Activity.Surface.DESKTOP)) {
      SampleFiles files = new SampleFiles(folder, administration);
      files.shop();
      files.blog();
      files.crm();
      files.music();
      files.gone();
      files.noDatabase();
      try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
        for (String name : new String[] {"blog", "crm", "library", "notes", "old", "shop"}) {
          choose(window, administration, name);
          window.draw(SHOTS.resolve(name + "-light.png"));
        }
        window.theme(Theme.Choice.DARK);
        select(window, "0008");
        window.draw(SHOTS.resolve("shop-dark.png"));
        select(window, "0009");
        window.draw(KEPT.resolve("main-dark.png"));
        tab(window, 1);
        select(window, "0008");
        window.draw(SHOTS.resolve("shop-up-dark.png"));
        window.theme(Theme.Choice.LIGHT);
        window.draw(KEPT.resolve("sql-light.png"));
        select(window, "0009");
        tab(window, 2);
        window.draw(SHOTS.resolve("shop-down-light.png"));
        select(window, "0007");
        tab(window, 3);
        window.draw(SHOTS.resolve("shop-log-light.png"));
        selectFailed(window);
        tab(window, 1);
        window.draw(SHOTS.resolve("shop-failed-light.png"));
        tab(window, 0);
        select(window, "0009");
        Fx.run(() -> window.model.tryUpTo(Version.of("0009")));
        Fx.until(
            "it was tried",
            () -> window.fxJobs.operations().stream().allMatch(o -> o.state().isEnded()));
        Fx.settle();
        window.draw(KEPT.resolve("main-light.png"));
        Fx.run(() -> window.appearance.setTextPercent(150));
        Fx.settle();
        window.draw(SHOTS.resolve("shop-150-light.png"));
      }
    }
  }

  @Test
  void whatWasTriedUnaskedAndWhereThatIsTurnedOff() throws Exception {
    try (Administration administration =
        Administration.open(
            folder.resolve("home"),
            Clock.offset(Clock.system(ZoneId.systemDefault()), Duration.ofHours(1)),
            Activity.Surface.DESKTOP)) {
      new SampleFiles(folder, administration).shop();
      try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
        Fx.run(() -> window.model.tries().largestBytesProperty().set(64L << 20));
        Fx.until(
            "the timeline says what was tried",
            () ->
                window.model.timeline().items().stream()
                    .anyMatch(item -> item.note().contains("tried")));
        Fx.settle();
        window.draw(SHOTS.resolve("ahead-light.png"));
        Fx.run(window.controller::openSettings);
        Fx.settle();
        window.draw(SHOTS.resolve("settings-light.png"));
        window.theme(Theme.Choice.DARK);
        window.draw(SHOTS.resolve("settings-dark.png"));
        CheckBox ahead = window.find("#ahead", CheckBox.class);
        assertThat(ahead.isSelected()).isTrue();
        Fx.run(ahead::fire);
        assertThat(window.appearance.triesAheadProperty().get()).isFalse();
      }
    }
  }

  @Test
  void theFirstRunAndANarrowWindow() {
    try (Administration administration =
        Administration.open(
            folder.resolve("home"),
            Clock.system(ZoneId.systemDefault()),
            Activity.Surface.DESKTOP)) {
      try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
        window.draw(KEPT.resolve("first-run-light.png"));
        assertThat(shortened(window)).isEmpty();
        window.theme(Theme.Choice.DARK);
        window.draw(SHOTS.resolve("first-run-dark.png"));
      }
      new SampleFiles(folder, administration).shop();
      try (MainWindow window = MainWindow.open(administration, folder, 900, 700)) {
        window.draw(SHOTS.resolve("narrow-light.png"));
        select(window, "0008");
        Fx.run(() -> window.controller.view().requestFocus());
        window.draw(SHOTS.resolve("narrow-selected-light.png"));
      }
    }
  }

  /// Buttons that have less room than their words need.
  private static List<String> shortened(MainWindow window) {
    return window.stage.getScene().getRoot().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(Button::isVisible)
        .filter(button -> button.getWidth() + 1 < button.prefWidth(-1))
        .map(Button::getText)
        .toList();
  }

  private static void choose(MainWindow window, Administration administration, String name) {
    Fx.run(() -> window.model.databases().select(Optional.of(administration.database(name))));
    Fx.until(name + " is shown", () -> window.model.lookProperty().get().isPresent());
    Fx.settle();
  }

  private static void tab(MainWindow window, int index) {
    Fx.run(
        () ->
            ((TabPane) window.stage.getScene().getRoot().lookup(".tab-pane"))
                .getSelectionModel()
                .select(index));
    Fx.settle();
  }

  private static void selectFailed(MainWindow window) {
    Fx.run(
        () ->
            window
                .model
                .timeline()
                .select(
                    window.model.timeline().items().stream()
                        .filter(i -> i.note().startsWith("Failed"))
                        .findFirst()));
    Fx.settle();
  }

  private static void select(MainWindow window, String number) {
    Fx.run(
        () -> {
          TimelineItem item =
              window.model.timeline().items().stream()
                  .filter(i -> i.number().equals(number))
                  .findFirst()
                  .orElseThrow();
          window.model.timeline().select(Optional.of(item));
        });
    Fx.settle();
  }
}
