package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.health.CheckKind;
import dev.switchback.migration.Target;
import dev.switchback.registry.Protection;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Toasts;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws every sheet in both themes, so that they can be looked at, and finds cut-off labels.
class SheetPicturesTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir Path folder;

  @BeforeAll
  static void startToolkit() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      started.countDown();
    }
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Platform.setImplicitExit(false);
    Platform.runLater(
        () -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
    Files.createDirectories(PICTURES);
  }

  @Test
  void reviewOfARun() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.reviewRun(shop.database, new Target.RunAll());
                window.take("review");
                window.press("#tryButton");
                window.take("review-tried");
                List<String> found = window.clipped();
                window.press("#act");
                window.take("report-done");
                found.addAll(window.clipped());
                window.actions.undo(shop.database);
                window.take("undo");
                found.addAll(window.clipped());
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
    }
  }

  @Test
  void reviewWithRefusal() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.run(new Target.RunAll());
      shop.migration("0002.5_late".replace(".5", "5"), "CREATE TABLE x (id);\n", "DROP TABLE x;\n");
      shop.migration("0000_early", "CREATE TABLE late (id);\n", "DROP TABLE late;\n");
      shop.migration("0009_begins", "BEGIN;\nCREATE TABLE y (id);\nCOMMIT;\n", "DROP TABLE y;\n");
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.reviewRun(shop.database, new Target.RunAll());
                window.take("review-refused");
                List<String> found = window.clipped();
                for (Node node : window.root.lookupAll(".check-box")) {
                  if (node.isVisible()) {
                    ((CheckBox) node).setSelected(true);
                  }
                }
                window.take("review-allowed");
                found.addAll(window.clipped());
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
    }
  }

  @Test
  void reportOfAFailure() {
    try (Shop shop = new Shop(folder).withTwoPending().withFailing()) {
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.reviewRun(shop.database, new Target.RunAll());
                window.press("#tryButton");
                window.take("review-try-failed");
                window.press("#act");
                window.take("report-failure");
                List<String> found = window.clipped();
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
    }
  }

  @Test
  void rollBackOfAProtectedDatabase() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.reviewRollBack(shop.database, new Target.RollBackLast(1));
                window.take("review-roll-back");
                List<String> found = window.clipped();
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
    }
  }

  @Test
  void restoreAndBackups() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      var backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.run(new Target.RunAll());
      shop.sql(
          "INSERT INTO users (name) VALUES ('later')",
          "UPDATE users SET name = 'Ada Lovelace' WHERE id IN (3, 17)",
          "DELETE FROM users WHERE id BETWEEN 40 AND 44");
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.reviewRestore(shop.database, backup, Place.BESIDE);
                window.take("restore");
                List<String> found = window.clipped();
                ((RadioButton) window.root.lookup("#inPlace")).setSelected(true);
                window.take("restore-replace");
                found.addAll(window.clipped());
                window.press("#lookAtRows");
                window.take("rows");
                found.addAll(window.clipped());
                window.close();
                window.press("#act");
                window.take("restore-report");
                found.addAll(window.clipped());
                window.close();
                window.actions.openBackups(shop.database);
                window.take("backups");
                found.addAll(window.clipped());
                window.press("#now");
                window.take("backups-after");
                found.addAll(window.clipped());
                window.press("#prove");
                window.take("backups-proved");
                found.addAll(window.clipped());
                window.press("#cleanUp");
                window.take("backups-clean-up");
                found.addAll(window.clipped());
                window.close();
                window.press("#delete");
                window.take("backups-deleted");
                found.addAll(window.clipped());
                window.press("#trash");
                window.take("backups-trash");
                found.addAll(window.clipped());
                window.press("#emptyAll");
                window.take("backups-trash-empty");
                found.addAll(window.clipped());
                window.close();
                window.close();
                window.close();
                window.actions.openActivity(Optional.empty());
                window.take("activity");
                found.addAll(window.clipped());
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
    }
  }

  @Test
  void checks() throws IOException {
    try (Shop shop = new Shop(folder)) {
      shop.sql("PRAGMA foreign_keys=off", "INSERT INTO orders (user_id, total) VALUES (9999, 1)");
      List<String> clipped =
          onFx(
              () -> {
                Window window = new Window(shop);
                window.actions.check(shop.database);
                window.take("check-choose");
                List<String> found = window.clipped();
                window.press("#act");
                window.take("check-healthy");
                found.addAll(window.clipped());
                window.close();
                window.actions.check(shop.database);
                ((RadioButton) window.root.lookup("#foreignKeys")).setSelected(true);
                window.press("#act");
                window.take("check");
                found.addAll(window.clipped());
                window.close();
                window.actions.openBackups(shop.database);
                window.take("backups-safety-only");
                window.close();
                return found;
              });
      assertThat(clipped).isEmpty();
      assertThat(shop.administration.check(shop.database, CheckKind.QUICK, Work.quiet()).findings())
          .isEmpty();
    }
  }

  /// A window with sheets over an empty page, in which everything happens at once.
  private static final class Window {
    final StackPane root = new StackPane();
    final SheetHost sheets;
    final SheetActions actions;
    final Stage stage = new Stage();

    Window(Shop shop) {
      Texts texts = Texts.load();
      Region page = new Region();
      page.getStyleClass().add("page");
      sheets = new SheetHost();
      sheets.covers(new StackPane(page));
      Toasts toasts = new Toasts(texts);
      root.getChildren().setAll(page, sheets, toasts);
      Scene scene = new Scene(root, 1000, 860);
      Theme.dress(scene);
      stage.setScene(scene);
      stage.show();
      actions =
          new SheetActions(
              new ScreenContext(
                  shop.administration,
                  new SameThreadFxJobs(),
                  texts,
                  shop.words,
                  sheets,
                  toasts,
                  shop.clock,
                  _ -> {}),
              _ -> {},
              (_, _) -> Optional.empty());
    }

    void press(String id) {
      Button button = (Button) root.lookup(id);
      assertThat(button.isDisabled()).as(id + " is disabled").isFalse();
      button.fire();
    }

    void close() {
      sheets.close();
    }

    void take(String name) {
      for (boolean dark : new boolean[] {true, false}) {
        Application.setUserAgentStylesheet(
            dark
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        root.applyCss();
        root.layout();
        root.applyCss();
        root.layout();
        WritableImage image = root.getScene().snapshot(null);
        try {
          ImageIO.write(
              SwingFXUtils.fromFXImage(image, null),
              "png",
              PICTURES.resolve(name + (dark ? "-dark" : "-light") + ".png").toFile());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    /// Labels and buttons whose text has less room than it needs, unless they may be shortened.
    List<String> clipped() {
      List<String> found = new ArrayList<>();
      collect(sheets, found);
      return found;
    }

    private boolean silent(Node node) {
      boolean speaks =
          node.getAccessibleText() != null
              || (node instanceof Labeled labeled && !labeled.getText().isBlank());
      return !speaks
          && root.lookupAll(".label").stream()
              .noneMatch(other -> other instanceof Label label && node.equals(label.getLabelFor()));
    }

    private void collect(Node node, List<String> found) {
      if (!node.isVisible()) {
        return;
      }
      if (node instanceof Labeled labeled
          && !labeled.isWrapText()
          && !labeled.getStyleClass().contains("path")
          && !labeled.getStyleClass().contains("sheet-subtitle")
          && !labeled.getStyleClass().contains("step-summary")
          && labeled.getText() != null
          && labeled.getWidth() + 1 < labeled.prefWidth(-1)) {
        found.add(labeled.getText());
      }
      if (node.isFocusTraversable() && !node.isDisabled() && silent(node)) {
        found.add("Nothing is read aloud for " + node);
      }
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
      }
    }
  }

  private static <T> T onFx(java.util.function.Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(action.get());
          } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
          }
        });
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
