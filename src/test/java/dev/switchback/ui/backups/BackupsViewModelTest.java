package dev.switchback.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsViewModelTest {
  @TempDir Path folder;

  @Test
  void aBackupIsListedAsVerifiedAndSummedUp() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);

      model.backUpNow();

      assertThat(model.backups().getFirst().state()).isEqualTo(Backup.State.VERIFIED);
      assertThat(model.backups().getFirst().reason()).isEqualTo(Backup.Reason.ASKED_FOR);
      assertThat(model.news().getFirst().tone()).isEqualTo(Tone.GOOD);
      assertThat(model.summaryProperty().get())
          .startsWith("Newest verified backup less than a minute old · 2 backups · ");
      assertThat(model.backingUpProperty().get()).isFalse();
    }
  }

  @Test
  void aBackupThatCannotBeMadeIsSaidWithAWayOn() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.delete(shop.file);
      BackupsViewModel model = backups(shop);

      model.backUpNow();

      assertThat(model.news()).extracting(Line::tone).containsExactly(Tone.DANGER, Tone.PLAIN);
      assertThat(model.outcomeProperty().get().orElseThrow().tone()).isEqualTo(Tone.DANGER);
    }
  }

  @Test
  void deletingTakesTheFileAndTheRowAway() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);
      model.backUpNow();
      Backup newest = model.backups().getFirst();

      model.delete(newest);

      assertThat(newest.file()).doesNotExist();
      assertThat(model.backups()).doesNotContain(newest).hasSize(1);
    }
  }

  @Test
  void deletingTheOnlyVerifiedBackupIsSaidToBeThat() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);

      assertThat(model.consequence(model.backups().getFirst()))
          .contains("is the only verified one of shop");
      model.backUpNow();
      assertThat(model.consequence(model.backups().getFirst())).contains("1 backup");
    }
  }

  @Test
  void aBackupWhoseFileIsGoneIsListedAsMissingAndNotCounted() throws IOException {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);
      model.backUpNow();
      Files.delete(model.backups().getFirst().file());

      model.load();

      assertThat(model.backups().getFirst().state()).isEqualTo(Backup.State.MISSING);
      assertThat(model.summaryProperty().get()).contains("1 backup ·");
    }
  }

  private static BackupsViewModel backups(Shop shop) {
    BackupsViewModel model = new BackupsViewModel(shop.context(), shop.database);
    model.load();
    return model;
  }
}
