package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.migration.Target;
import dev.switchback.ui.app.Fx;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daily job in the real window, with real work in the background.
class JourneysTest {
  @TempDir Path folder;

  @Test
  void runAndUndo() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.pressInSheet("#act");
      window.waitFor("#undo");
      assertThat(window.headline()).startsWith("2 migrations applied in ");
      assertThat(pending(shop)).isZero();

      window.pressInSheet("#undo");
      window.pressInSheet("#act");
      window.waitFor("#closeReport");
      assertThat(window.headline()).startsWith("Undone. shop is as it was");
      assertThat(pending(shop)).isEqualTo(2);

      window.pressInSheet("#closeReport");
      assertThat(window.sheetIsOpen()).isFalse();
    }
  }

  @Test
  void enterNeverRunsWhatRemovesData() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.waitFor("#act");
      byte[] before = Files.readAllBytes(shop.file);

      window.key(KeyCode.ENTER);
      Fx.run(() -> window.inSheet("#act").requestFocus());
      window.key(KeyCode.ENTER);

      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
      assertThat(pending(shop)).isEqualTo(2);
    }
  }

  @Test
  void spaceLeavesStepsOutAndEscapeWritesNothing() {
    try (Shop shop = new Shop(folder).withTwoPending();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.waitFor("#act");
      window.key(KeyCode.DOWN);
      window.key(KeyCode.SPACE);
      Fx.until(
          "one migration is left",
          () ->
              ((javafx.scene.control.Button) window.inSheet("#act"))
                  .getText()
                  .equals("Run 1 migration"));

      window.key(KeyCode.ESCAPE);

      assertThat(window.sheetIsOpen()).isFalse();
      assertThat(pending(shop)).isEqualTo(2);
    }
  }

  @Test
  void failCorrectAndTryAgain() {
    try (Shop shop = new Shop(folder).withFailing();
        RealWindow window = RealWindow.open(shop)) {
      window.press("#run");
      window.pressInSheet("#act");
      window.waitFor("#tryAgain");
      assertThat(window.headline())
          .isEqualTo("0005 failed at statement 2 of 2 (line 3). shop is as it was before.");
      shop.migration("0005_unique_names", "CREATE TABLE names (name TEXT);", "DROP TABLE names;");

      window.pressInSheet("#tryAgain");
      window.pressInSheet("#act");
      window.waitFor("#undo");

      assertThat(window.headline()).startsWith("1 migration applied in ");
    }
  }

  @Test
  void rollBack() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      Fx.run(() -> window.actions.reviewRollBack(shop.database, new Target.RollBackLast(1)));
      window.pressInSheet("#act");
      window.waitFor("#undo");

      assertThat(window.headline()).startsWith("1 migration rolled back in ");
      assertThat(pending(shop)).isEqualTo(1);
    }
  }

  @Test
  void backUpFromTheHeaderAndDeleteIt() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      window.press("#backUp");
      assertThat(window.toast()).startsWith("Backed up shop: ").endsWith(", verified.");
      Backup made = shop.administration.backups(shop.database).getFirst();
      assertThat(made.reason()).isEqualTo(Backup.Reason.ASKED_FOR);

      Fx.run(() -> window.actions.openBackups(shop.database));
      window.pressInSheet("#delete");
      Fx.until("it is off the list", () -> shop.administration.backups(shop.database).size() == 1);
      window.pressInSheet("#trash");
      window.pressInSheet("#emptyAll");
      Fx.run(() -> ((TextField) window.inSheet("#typedName")).setText("shop"));
      window.pressInSheet("#delete");
      Fx.until("the trash is empty", () -> shop.administration.trashOf(shop.database).isEmpty());

      assertThat(made.file()).doesNotExist();
    }
  }

  @Test
  void restoreACopyAndThenTheDatabaseItself() {
    try (Shop shop = new Shop(folder)) {
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.sql("DELETE FROM legacy_orders");
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.run(() -> window.actions.reviewRestore(shop.database, backup, Place.BESIDE));
        window.pressInSheet("#act");
        window.waitFor("#closeReport");
        window.pressInSheet("#closeReport");

        Fx.run(() -> window.actions.reviewRestore(shop.database, backup, Place.BESIDE));
        window.waitFor("#act");
        Fx.run(() -> ((RadioButton) window.inSheet("#inPlace")).setSelected(true));
        window.pressInSheet("#act");
        window.waitFor("#undo");

        assertThat(window.headline()).startsWith("shop.db is the backup of ");
      }
    }
  }

  @Test
  void checkAndSeeItInTheActivity() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      window.press("#check");
      window.pressInSheet("#act");
      window.waitFor("#closeResult");
      assertThat(window.headline()).startsWith("shop: healthy. Quick check");
      window.pressInSheet("#closeResult");

      Fx.run(() -> window.actions.openActivity(Optional.of(shop.database)));
      Fx.until(
          "the check is listed", () -> window.sheets.lookup(".activity-detail .headline") != null);

      assertThat(window.headline()).contains("healthy");
      window.key(KeyCode.ESCAPE);
      assertThat(window.sheetIsOpen()).isFalse();
    }
  }

  private static int pending(Shop shop) {
    return shop.administration.status(shop.database).pendingCount();
  }
}
