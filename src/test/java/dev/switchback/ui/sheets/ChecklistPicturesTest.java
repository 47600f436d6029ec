package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Target;
import dev.switchback.template.Template;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the checklist where it stands: in the detail, in the review, beside a new migration.
class ChecklistPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void fromTheDetailToTheRebuild() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.migration(
          "0005_unique_mail",
          "ALTER TABLE users ADD COLUMN mail TEXT UNIQUE;\nUPDATE users SET name = tidy(name);\n",
          "");
      try (RealWindow window = RealWindow.open(shop)) {
        window.select("0005");
        Fx.until("it is checked", () -> window.detailSays("Speaks against it"));
        draw(window, "checklist-detail");
        window.tab(3);
        draw(window, "checklist-tab");
        Fx.run(() -> window.actions.reviewRun(shop.database, new Target.RunAll()));
        window.waitFor("#rebuild");
        draw(window, "checklist-review");
        window.size(820, 760);
        draw(window, "checklist-review-narrow");
        window.size(1360, 820);
        Fx.run(window.sheets::close);
        newMigration(window, shop);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void newMigration(RealWindow window, Shop shop) {
    Fx.run(() -> window.actions.newMigration(shop.database, Optional.empty()));
    window.waitFor("#templates");
    Fx.run(
        () -> {
          ((ListView<Template>) window.inSheet("#templates"))
              .getSelectionModel()
              .select(Template.ADD_COLUMN);
          ((TextInputControl) window.inSheet("#description")).setText("add a code");
        });
    Fx.settle();
    Fx.run(
        () -> {
          ((ComboBox<String>) window.inSheet("#table")).getEditor().setText("users");
          ((TextInputControl) window.inSheet("#column")).setText("code TEXT UNIQUE");
        });
    window.waitFor("#rebuild");
    draw(window, "checklist-new-refused");
    window.pressInSheet("#rebuild");
    Fx.settle();
    window.waitFor("#create");
    draw(window, "checklist-new-rebuild");
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
