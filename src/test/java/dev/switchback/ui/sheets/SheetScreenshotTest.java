package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.migration.Target;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the sheets over the real window, for the README.
///
/// The pictures go to `target/screens`; `-Dswitchback.screenshots=assets/screenshots` renews those
/// of the README.
class SheetScreenshotTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", "."))
          .resolve(System.getProperty("switchback.screenshots", "target/screens"));

  @TempDir Path folder;

  @Test
  void reviewAndReportOfAFailure() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.pressInSheet("#tryButton");
      Fx.until("it was tried", () -> window.sheets.lookup(".rows-table") != null);
      draw(window, "review");
      Fx.run(window.sheets::close);
      shop.withFailing();
      Fx.run(() -> window.actions.reviewRun(shop.database, new Target.RunAll()));
      window.pressInSheet("#act");
      window.waitFor("#tryAgain");
      draw(window, "report-failure");
    }
  }

  @Test
  void aPlanAsAScript() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.pressInSheet("#asScript");
      window.waitFor("#save");
      Fx.until("it was written", () -> !window.inSheet("#save").isDisabled());
      draw(window, "script");
      Fx.run(window.sheets::close);
      Fx.run(window.sheets::close);
      shop.withFailing();
      Fx.run(() -> window.actions.reviewRun(shop.database, new Target.RunAll()));
      window.pressInSheet("#asScript");
      Fx.until("it was tried", () -> !window.inSheet("#looking").isVisible());
      draw(window, "script-none");
    }
  }

  @Test
  void reset() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      shop.sql("CREATE TABLE by_hand (x)", "INSERT INTO by_hand VALUES (1)");
      Fx.run(() -> window.actions.reset(shop.database));
      Fx.until("it was looked", () -> !window.inSheet("#looking").isVisible());
      draw(window, "reset");
      Fx.run(() -> ((TextField) window.inSheet("#typedName")).setText("shop"));
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      draw(window, "reset-report");
      Fx.run(window.sheets::close);
      Fx.run(
          () ->
              window.actions.reset(
                  shop.database.withProtection(dev.switchback.registry.Protection.PROTECTED)));
      Fx.until("it was refused", () -> !window.inSheet("#looking").isVisible());
      draw(window, "reset-refused");
    }
  }

  @Test
  void allAboutAFile() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Fx.run(() -> window.actions.openFacts(shop.database));
      Fx.until("it was looked", () -> !window.inSheet("#looking").isVisible());
      window.pressInSheet("#count");
      Fx.until("it was counted", () -> !window.inSheet("#looking").isVisible());
      draw(window, "facts");
    }
  }

  @Test
  void restore() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.run(new Target.RunAll());
      shop.sql("INSERT INTO users (name) VALUES ('Ada'), ('Grace')");
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.run(() -> window.actions.reviewRestore(shop.database, backup, Place.IN_PLACE));
        window.waitFor("#act");
        draw(window, "restore");
      }
    }
  }

  @Test
  void check() {
    try (Shop shop = new Shop(folder)) {
      shop.sql(
          "PRAGMA foreign_keys=off",
          "INSERT INTO orders (user_id, total) VALUES (9999, 1), (9998, 1)");
      try (RealWindow window = RealWindow.open(shop)) {
        window.press("#check");
        window.waitFor("#act");
        Fx.run(() -> ((RadioButton) window.inSheet("#foreignKeys")).setSelected(true));
        window.pressInSheet("#act");
        window.waitFor("#closeResult");
        draw(window, "check");
      }
    }
  }

  private static void draw(RealWindow window, String name) {
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
    assertThat(Files.exists(PICTURES.resolve(name + "-dark.png"))).isTrue();
  }
}
