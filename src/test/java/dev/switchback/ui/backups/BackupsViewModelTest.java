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
          .startsWith(
              "Newest verified backup less than a minute old; oldest less than a minute; 2 backups,"
                  + " ");
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
  void aDeletedBackupGoesToTheTrashAndCanBePutBackAtOnce() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);
      model.backUpNow();
      Backup newest = model.backups().getFirst();

      model.delete(newest);

      assertThat(newest.file()).exists();
      assertThat(model.backups()).extracting(Backup::id).doesNotContain(newest.id()).hasSize(1);
      assertThat(model.trash()).extracting(Backup::id).containsExactly(newest.id());
      assertThat(model.news().getFirst().text()).contains("is in the trash now");

      model.putBack(model.trashedProperty().get().orElseThrow());

      assertThat(model.backups()).contains(newest);
      assertThat(model.trash()).isEmpty();
      assertThat(model.trashedProperty().get()).isEmpty();
    }
  }

  @Test
  void emptyingTheTrashSaysWhatStaysAndDeletesForEver() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);
      model.backUpNow();
      Backup newest = model.backups().getFirst();
      model.delete(newest);

      assertThat(model.consequence())
          .startsWith("Gone then: 1 backup (")
          .endsWith("On the list stay: 1 backup that can be relied on.");
      model.emptyTrash();

      assertThat(newest.file()).doesNotExist();
      assertThat(model.trash()).isEmpty();
    }
  }

  @Test
  void aProvedBackupSaysSoAndTheHeadSaysHowOldTheProofIs() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);
      assertThat(model.proofProperty().get()).isEqualTo("None of them was proved by a drill yet.");

      model.prove(model.backups().getFirst());

      assertThat(model.backups().getFirst().state()).isEqualTo(Backup.State.PROVED);
      assertThat(model.news().getFirst().tone()).isEqualTo(Tone.GOOD);
      assertThat(model.proofProperty().get()).startsWith("Newest proof: less than a minute old");
      assertThat(model.backingUpProperty().get()).isFalse();
    }
  }

  @Test
  void everyRowSaysWhyItIsKeptAndAPinnedOneSaysThat() {
    try (Shop shop = new Shop(folder)) {
      BackupsViewModel model = backups(shop);

      assertThat(model.keptBecause(model.backups().getFirst())).isEqualTo("undo needs it");
      model.pin(model.backups().getFirst());

      assertThat(model.keptBecause(model.backups().getFirst())).isEqualTo("pinned");
      assertThat(model.about(model.backups().getFirst())).startsWith("Kept: pinned, ");
      assertThat(model.command("prove", java.util.Optional.of(model.backups().getFirst())))
          .isEqualTo("switchback prove shop 1");
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
      assertThat(model.summaryProperty().get()).contains("1 backup,");
    }
  }

  private static BackupsViewModel backups(Shop shop) {
    BackupsViewModel model = new BackupsViewModel(shop.context(), shop.database);
    model.load();
    return model;
  }
}
