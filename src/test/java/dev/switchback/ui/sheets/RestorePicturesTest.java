package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restoring some tables, going back to a point, undoing and redoing, in the real window and drawn
/// on the way.
class RestorePicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void someTablesGoBackAndTheOthersStay() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.sql(
          "CREATE VIEW big AS SELECT * FROM orders WHERE total > 4000",
          "CREATE TRIGGER orders_gone AFTER DELETE ON orders BEGIN SELECT 1; END",
          "DELETE FROM orders WHERE id > 4000",
          "UPDATE orders SET total = 0 WHERE id < 4",
          "INSERT INTO users (id, name) VALUES (5000, 'later')",
          "INSERT INTO orders (user_id, total) VALUES (5000, 7)");
      Fx.run(() -> window.actions.reviewRestore(shop.database, backup, Place.BESIDE));
      window.waitFor("#act");
      Fx.run(() -> ((RadioButton) window.inSheet("#someTables")).fire());
      Fx.until("the tables are listed", () -> boxes(window).size() == 3);
      draw(window, "restore-tables-none");
      assertThat(Fx.call(() -> ((Button) window.inSheet("#act")).isDisabled())).isTrue();

      choose(window, "users");
      Fx.until("it says why not", () -> isShown(window, "#obstacles"));
      draw(window, "restore-tables-dangling");

      choose(window, "orders");
      window.waitFor("#act");
      draw(window, "restore-tables");
      window.pressInSheet("#act");
      window.waitFor("#undo");
      draw(window, "restore-tables-done");
      assertThat(window.headline()).startsWith("shop.db has the rows of tables orders and users");
      assertThat(rows(shop, "orders")).isEqualTo(4821);

      window.pressInSheet("#undo");
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      assertThat(rows(shop, "orders")).isEqualTo(4001);
    }
  }

  @Test
  void aPointOfTheTimelineIsMadeShownAndPutInPlace() throws Exception {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      runWithoutCopy(shop);
      shop.sql("INSERT INTO users (name) VALUES ('later')");
      Fx.run(() -> window.actions.reviewRestoreTo(shop.database, version("0003")));
      Fx.until("it says why not", () -> isShown(window, "#obstacles"));
      draw(window, "restore-point-refused");
      Fx.run(window.sheets::close);
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.administration.deleteBackup(backup);
    }
    Files.createDirectories(folder.resolve("again"));
    try (Shop shop = new Shop(folder.resolve("again")).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      shop.administration.backUp(shop.database, Work.quiet());
      runWithoutCopy(shop);
      shop.sql("INSERT INTO users (name) VALUES ('later')", "DELETE FROM orders WHERE id < 10");
      Fx.run(() -> window.actions.reviewRestoreTo(shop.database, version("0003")));
      window.waitFor("#act");
      draw(window, "restore-point");
      assertThat(Fx.call(() -> ((Labeled) window.inSheet("#act")).getText()))
          .isEqualTo("Replace shop.db");
      Fx.run(() -> ((RadioButton) window.inSheet("#beside")).fire());
      window.waitFor("#act");
      Fx.run(() -> ((RadioButton) window.inSheet("#inPlace")).fire());
      window.pressInSheet("#act");
      window.waitFor("#undo");
      draw(window, "restore-point-done");
      assertThat(window.headline())
          .isEqualTo("shop.db is as it was right after 0003, checked and counted.");
      assertThat(rows(shop, "orders")).isEqualTo(4821);
      window.pressInSheet("#closeReport");
      Fx.until("nothing is left of the copy", () -> tries(folder.resolve("again")) == 0);

      Fx.run(() -> window.actions.openActivity(Optional.of(shop.database)));
      window.waitFor("#undo");
      draw(window, "activity-restored");
      window.pressInSheet("#undo");
      window.waitFor("#act");
      assertThat(Fx.call(() -> window.scene().getFocusOwner().getId()))
          .as("the focus begins where nothing happens by mistake")
          .isEqualTo("cancel");
      draw(window, "undo-restore");
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      window.pressInSheet("#closeReport");

      Fx.run(() -> window.actions.openActivity(Optional.of(shop.database)));
      window.waitFor("#redo");
      draw(window, "activity-undone");
      window.pressInSheet("#redo");
      window.waitFor("#act");
      draw(window, "redo");
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      assertThat(window.headline()).startsWith("Redone.");
      assertThat(rows(shop, "orders")).isEqualTo(4821);
    }
  }

  @Test
  void theKeysOfTheMenuDoNothingUnderAnOpenSheet() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      shop.run(new Target.RunNext(1));
      Fx.run(() -> window.actions.undo(shop.database));
      window.waitFor("#act");
      Node sheet = Fx.call(() -> window.sheets.shown().orElseThrow());

      for (KeyCode code : List.of(KeyCode.R, KeyCode.B, KeyCode.K, KeyCode.I, KeyCode.N)) {
        Fx.run(() -> press(window, code));
        Fx.settle();
      }

      assertThat(Fx.call(() -> window.sheets.shown().orElseThrow())).isSameAs(sheet);
      assertThat(shop.administration.backups(shop.database)).hasSize(2);
      Fx.run(window.sheets::close);
      Fx.run(() -> press(window, KeyCode.R));
      window.waitFor("#act");
      assertThat(window.sheetIsOpen()).as("without a sheet they do").isTrue();
    }
  }

  private static void press(RealWindow window, KeyCode code) {
    Node focused = window.scene().getFocusOwner();
    javafx.event.Event.fireEvent(
        focused == null ? window.scene() : focused,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
  }

  private static dev.switchback.migration.Version version(String text) {
    return dev.switchback.migration.Version.of(text);
  }

  private static void runWithoutCopy(Shop shop) {
    Plan plan =
        (Plan)
            shop.administration.plan(
                shop.database,
                new Target.RunAll(),
                Atomicity.ALL_OR_NOTHING,
                Set.of(Allowance.WITHOUT_SAFETY_COPY));
    shop.administration.carryOut(shop.database, plan, Duration.ofSeconds(5), Work.quiet());
    shop.administration
        .backups(shop.database)
        .forEach(
            backup -> {
              if (backup.reason() != Backup.Reason.ASKED_FOR) {
                shop.administration.deleteBackup(backup);
              }
            });
  }

  private static long rows(Shop shop, String table) {
    return dev.switchback.testing.Sql.number(shop.file, "SELECT count(*) FROM " + table);
  }

  private static long tries(Path folder) {
    try (Stream<Path> found = Files.list(folder.resolve("home/tries"))) {
      return found.count();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<CheckBox> boxes(RealWindow window) {
    return window.sheets.shown().orElseThrow().lookupAll(".check-box").stream()
        .map(CheckBox.class::cast)
        .filter(RealWindow::isShown)
        .toList();
  }

  private static boolean isShown(RealWindow window, String id) {
    return window
        .sheets
        .shown()
        .map(sheet -> sheet.lookup(id))
        .filter(RealWindow::isShown)
        .isPresent();
  }

  private static void choose(RealWindow window, String table) {
    Fx.run(
        () ->
            boxes(window).stream()
                .filter(box -> box.getText().equals(table))
                .findFirst()
                .orElseThrow()
                .fire());
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
