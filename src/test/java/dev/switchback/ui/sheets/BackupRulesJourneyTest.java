package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.Schedule;
import dev.switchback.registry.BackupSettings;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the backups of a database to their rules, with what these would clean up before they are
/// saved, in the real window.
class BackupRulesJourneyTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @TempDir Path folder;

  @Test
  void rulesAreFilledInLookedAtAndSaved() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      for (int i = 0; i < 4; i++) {
        shop.administration.backUp(shop.database, Work.quiet());
      }
      openRules(shop, window);
      draw(window, "backup-rules");
      assertThat(decisions(window)).hasSize(5);

      Fx.run(
          () -> {
            often(window, "#backUpOften", 3);
            field(window, "#backUpOftenTime").setText("02:30");
            often(window, "#proveOften", 2);
            field(window, "#proveOftenCount").setText("7");
            ((CheckBox) window.inSheet("#cleansUp")).setSelected(true);
            ((CheckBox) window.inSheet("#packs")).setSelected(true);
            for (String none : new String[] {"hourly", "daily", "weekly", "monthly", "yearly"}) {
              field(window, "#keep-" + none).setText("");
            }
            field(window, "#keep-last").setText("2");
            field(window, "#secondPlace").setText(place.toString());
          });
      Fx.until("the preview follows", () -> next(window).contains("removes 2 backups"));
      draw(window, "backup-rules-filled");
      window.pressInSheet("#save");
      Fx.until("the rules sheet is gone", () -> window.inSheetOrNone("#save").isEmpty());

      BackupSettings saved =
          BackupSettings.of(shop.administration.database(shop.database.name()).settings());
      assertThat(saved.backUp().orElseThrow().schedule())
          .isEqualTo(new Schedule.Daily(LocalTime.of(2, 30)));
      assertThat(saved.prove().orElseThrow().schedule()).isEqualTo(new Schedule.Every(7 * 24));
      assertThat(saved.policy().last()).isEqualTo(2);
      assertThat(saved.policy().daily()).isZero();
      assertThat(saved.packing()).isEqualTo(Care.Packing.ZSTD);
      assertThat(saved.secondPlace()).contains(place);

      window.pressInSheet("#now");
      Fx.until(
          "a packed backup is made by the new rules",
          () -> shop.administration.backups(shop.database).getFirst().isPacked());
      window.waitFor("#now");
      draw(window, "backups-packed");
      Backup made = shop.administration.backups(shop.database).getFirst();
      assertThat(made.care().second().flatMap(Care.SecondCopy::at)).isPresent();
    }
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndCannotBeSaved() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      openRules(shop, window);
      Fx.run(
          () -> {
            often(window, "#backUpOften", 3);
            field(window, "#backUpOftenTime").setText("half past two");
          });

      Fx.settle();
      draw(window, "backup-rules-problem");
      assertThat(window.inSheet("#save").isDisabled()).isTrue();
      assertThat(((Label) window.inSheet("#blocked")).getText())
          .contains("When to back up is not understood: daily half past two");
      Fx.run(
          () -> {
            field(window, "#backUpOftenTime").setText("02:30");
            field(window, "#keep-daily").setText("many");
          });
      assertThat(((Label) window.inSheet("#blocked")).getText())
          .isEqualTo("“daily” takes a number, not many.");
      Fx.run(() -> field(window, "#keep-daily").setText("3"));
      assertThat(window.inSheet("#save").isDisabled()).isFalse();
    }
  }

  @Test
  void theEntryOfTheSystemsSchedulerIsShownBeforeItIsWritten() {
    try (Shop shop = new Shop(folder);
        RealWindow window = RealWindow.open(shop)) {
      openRules(shop, window);
      window.pressInSheet("#timer");
      window.waitFor("#write");
      draw(window, "backup-timer");

      assertThat(((javafx.scene.control.TextArea) window.inSheet("#files")).getText())
          .contains("backup --due");
      assertThat(((javafx.scene.control.TextArea) window.inSheet("#commands")).getText())
          .isNotBlank();
    }
  }

  private static void openRules(Shop shop, RealWindow window) {
    Fx.run(() -> window.actions.openBackups(shop.database));
    window.pressInSheet("#rules");
    window.waitFor("#save");
    Fx.until("the preview is there", () -> !next(window).isEmpty());
  }

  private static java.util.List<?> decisions(RealWindow window) {
    return ((TableView<?>) window.inSheet("#table")).getItems();
  }

  private static String next(RealWindow window) {
    return Optional.ofNullable(((Label) window.inSheet("#next")).getText()).orElse("");
  }

  private static void often(RealWindow window, String id, int index) {
    ((ComboBox<?>) window.inSheet(id)).getSelectionModel().select(index);
  }

  private static TextField field(RealWindow window, String id) {
    return (TextField) window.inSheet(id);
  }

  private static void draw(RealWindow window, String name) {
    Fx.settle();
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
  }
}
