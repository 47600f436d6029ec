package dev.switchback.ui;

import dev.switchback.registry.Database;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.WindowMemory;
import dev.switchback.ui.main.MainController;
import dev.switchback.ui.main.MainViewModel;
import dev.switchback.ui.settings.Appearance;
import dev.switchback.ui.timeline.TimelineFilter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Carries the window's bounds, dividers and choices from one start to the next.
final class WindowLayout {
  private final WindowMemory memory;
  private final Stage stage;
  private final MainController main;
  private final MainViewModel model;
  private final Appearance appearance;

  WindowLayout(
      WindowMemory memory,
      Stage stage,
      MainController main,
      MainViewModel model,
      Appearance appearance) {
    this.memory = memory;
    this.stage = stage;
    this.main = main;
    this.model = model;
    this.appearance = appearance;
  }

  void restore() {
    appearance.themeProperty().set(memory.choice("theme", Theme.Choice.SYSTEM));
    memory.number("textPercent").ifPresent(size -> appearance.setTextPercent((int) size));
    memory
        .text("triesAhead")
        .ifPresent(is -> appearance.triesAheadProperty().set(Boolean.parseBoolean(is)));
    model.timeline().filterProperty().set(memory.choice("filter", TimelineFilter.ALL));
    memory
        .text("dismissed")
        .ifPresent(keys -> model.restoreDismissed(Set.copyOf(Arrays.asList(keys.split("\n")))));
    memory
        .number("dividerLeft")
        .ifPresent(
            left ->
                memory
                    .number("dividerRight")
                    .ifPresent(right -> main.restoreDividers(left, right)));
    bounds();
  }

  /// Bounds that no screen shows any more are forgotten.
  private void bounds() {
    double width = memory.number("width").orElse(1360);
    double height = memory.number("height").orElse(820);
    double x = memory.number("x").orElse(-1);
    double y = memory.number("y").orElse(-1);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(width, screen.getWidth()));
    stage.setHeight(Math.min(height, screen.getHeight()));
    if (x >= 0 && !Screen.getScreensForRectangle(x, y, width, height).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(memory.text("maximized").equals(Optional.of("true")));
  }

  Optional<Path> lastChosen() {
    return memory.text("chosen").map(Path::of);
  }

  /// Takes down how things are. Writes no file.
  void remember() {
    if (!stage.isMaximized() && !stage.isIconified()) {
      memory.put("x", stage.getX());
      memory.put("y", stage.getY());
      memory.put("width", stage.getWidth());
      memory.put("height", stage.getHeight());
    }
    memory.put("maximized", stage.isMaximized());
    memory.put("theme", appearance.themeProperty().get().name());
    memory.put("textPercent", appearance.textPercentProperty().get());
    memory.put("triesAhead", appearance.triesAheadProperty().get());
    memory.put("filter", model.timeline().filterProperty().get().name());
    memory.put("dismissed", model.dismissed().stream().sorted().collect(Collectors.joining("\n")));
    model.chosen().map(Database::file).ifPresent(file -> memory.put("chosen", file));
    double[] dividers = main.dividers();
    memory.put("dividerLeft", dividers[0]);
    memory.put("dividerRight", dividers[1]);
  }
}
