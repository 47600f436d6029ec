package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.KeptBecause;
import dev.switchback.backup.Manifest;
import dev.switchback.backup.ManifestFile;
import dev.switchback.backup.Retention;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.registry.Activity;
import dev.switchback.registry.BackupRecords.Pin;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.testing.TurnedClock;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cleaning up, the trash, and what comes back out of it; the test turns the clock.
class CleaningUpTest {
  @TempDir Path folder;

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T08:00:00Z"));
  private Administration administration;
  private Database database;

  @BeforeEach
  void open() {
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.LIBRARY);
    Path file = folder.resolve("shop.db");
    Sql.run(file, "CREATE TABLE users (id INTEGER PRIMARY KEY)", "INSERT INTO users VALUES (1)");
    database =
        administration.add(
            "shop", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void whatNoRuleKeepsGoesToTheTrashAndIsDeletedAfterSevenDays() throws IOException {
    keep("last=1,hourly=0,daily=0,weekly=0,monthly=0,yearly=0");
    Backup old = backUp();
    clock.pass(Duration.ofHours(1));
    Backup young = backUp();

    CleanUpReport report = administration.cleanUp(database);

    assertThat(report.trashed()).extracting(Backup::id).containsExactly(old.id());
    assertThat(administration.backups(database)).extracting(Backup::id).containsExactly(young.id());
    assertThat(old.file()).exists();
    clock.pass(Duration.ofDays(6));
    assertThat(administration.cleanUp(database).emptied()).isEmpty();
    assertThat(administration.trashOf(database)).extracting(Backup::id).containsExactly(old.id());
    clock.pass(Duration.ofDays(1));
    assertThat(administration.cleanUp(database).emptied())
        .extracting(Backup::id)
        .containsExactly(old.id());
    assertThat(old.file()).doesNotExist();
    assertThat(Manifest.beside(old.file())).doesNotExist();
    assertThat(administration.trashOf(database)).isEmpty();
    assertThat(Files.exists(young.file())).isTrue();
  }

  @Test
  void whatWasPutBackIsOnTheListAsBefore() {
    Backup backup = backUp();

    administration.trash(backup);
    assertThat(administration.backups(database)).isEmpty();
    administration.putBack(backup);

    assertThat(administration.backups(database)).containsExactly(backup);
    assertThat(administration.trashOf(database)).isEmpty();
  }

  @Test
  void aPinnedOneStaysAndItsManifestSaysSo() {
    keep("last=1,hourly=0,daily=0,weekly=0,monthly=0,yearly=0");
    Backup pinned = administration.pin(backUp(), new Pin.On("before the move"));
    clock.pass(Duration.ofDays(400));
    backUp();

    assertThat(administration.cleanUp(database).trashed()).isEmpty();
    assertThat(ManifestFile.of(pinned.file()).orElseThrow().backup().care())
        .satisfies(
            care -> {
              assertThat(care.pinned()).isTrue();
              assertThat(care.note()).isEqualTo("before the move");
            });
    administration.pin(pinned, new Pin.Off());
    assertThat(administration.cleanUp(database).trashed())
        .extracting(Backup::id)
        .containsExactly(pinned.id());
  }

  @Test
  void theNewestThatCanBeReliedOnStaysWhenWhatIsNewerIsGoneFromTheDisk() throws IOException {
    keep("last=0,hourly=0,daily=0,weekly=0,monthly=0,yearly=0");
    Backup good = backUp();
    clock.pass(Duration.ofHours(1));
    Backup gone = backUp();
    Files.delete(gone.file());

    Retention retention =
        administration.previewCleanUp(database, BackupSettings.of(database.settings()).policy());

    assertThat(retention.of(good).orElseThrow())
        .isInstanceOfSatisfying(
            Retention.Decision.Keep.class,
            keep -> assertThat(keep.reasons()).contains(new KeptBecause.NewestGood()));
    assertThat(administration.cleanUp(database).trashed()).isEmpty();
  }

  @Test
  void aPreviewChangesNothing() {
    keep("last=0,hourly=0,daily=0,weekly=0,monthly=0,yearly=0");
    backUp();
    clock.pass(Duration.ofHours(1));
    backUp();

    Retention retention =
        administration.previewCleanUp(database, BackupSettings.of(database.settings()).policy());

    assertThat(retention.removed()).hasSize(1);
    assertThat(administration.backups(database)).hasSize(2);
    assertThat(administration.cleanUp(database).retention().removed())
        .isEqualTo(retention.removed());
  }

  private void keep(String rules) {
    RetentionPolicy policy = RetentionPolicy.parse(rules, RetentionPolicy.STANDARD);
    BackupSettings settings = BackupSettings.of(database.settings()).withKeep(Optional.of(policy));
    database = administration.update(database.withSettings(settings.in(database.settings())));
  }

  private Backup backUp() {
    return administration.backUp(database, Work.quiet()).backup();
  }
}
