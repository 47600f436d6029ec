package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Care;
import dev.switchback.backup.Manifest;
import dev.switchback.backup.ManifestFile;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.sqlite.CopyPace;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A packed backup is a backup like any other.
class PackedBackupTest {
  @TempDir Path folder;

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder).withTwoMigrations();
    shop.runAll();
    Sql.run(
        shop.file(),
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            + " INSERT INTO customers (name) SELECT 'Customer number ' || i FROM n");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void itTakesLessRoomAndSaysWhatIsInIt() throws IOException {
    Backup backup = packed();

    assertThat(backup.state()).isEqualTo(Backup.State.VERIFIED);
    assertThat(backup.file().toString()).endsWith(".db.zst");
    assertThat(Files.size(backup.file())).isEqualTo(backup.storedBytes());
    assertThat(backup.sizeBytes()).isEqualTo(Files.size(shop.file()));
    assertThat(backup.storedPercent().orElseThrow()).isBetween(1L, 60L);
    Manifest manifest = ManifestFile.of(backup.file()).orElseThrow();
    assertThat(manifest.backup().withId(backup.id())).isEqualTo(backup);
    assertThat(manifest.storedSha256()).isEqualTo(PlainFiles.sha256(backup.file(), Work.quiet()));
    assertThat(manifest.storedSha256()).isNotEqualTo(backup.sha256().orElseThrow());
    assertThat(manifest.rows()).containsEntry("customers", 5002L);
    assertThat(filesBeside(backup))
        .containsExactlyInAnyOrder(backup.file(), Manifest.beside(backup.file()));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(packed().file())))
        .isEqualTo("rw-------");
  }

  @Test
  void itIsReadAsTheDatabaseThatWasCopied() {
    Backup backup = packed();
    try (ReadableBackup readable = ReadableBackup.open(backup)) {
      assertThat(PlainFiles.sha256(readable.file().real(), Work.quiet()))
          .isEqualTo(backup.sha256().orElseThrow());
      assertThat(Sql.number(readable.file().real(), "SELECT count(*) FROM customers"))
          .isEqualTo(5002);
    }
  }

  @Test
  void itIsProvedComparedAndRestored() throws IOException {
    Backup backup = packed();
    Sql.run(shop.file(), "DELETE FROM customers WHERE id > 2");

    assertThat(shop.administration().prove(shop.database(), backup, Work.quiet()).isProved())
        .isTrue();
    assertThat(
            shop.administration()
                .compare(shop.database(), backup, CompareLimit.NONE, Work.quiet())
                .orElseThrow()
                .tables())
        .isNotEmpty();
    RestoreReport beside = restore(backup, RestorePlan.Place.BESIDE);
    assertThat(Sql.number(beside.target(), "SELECT count(*) FROM customers")).isEqualTo(5002);
    RestoreReport inPlace = restore(backup, RestorePlan.Place.IN_PLACE);
    assertThat(inPlace.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(5002);
    assertThat(filesBeside(backup)).noneMatch(file -> file.toString().contains(".partial"));
  }

  @Test
  void itIsCopiedToTheSecondPlaceAndDeletedThere() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    Database database =
        rules(
            BackupSettings.NONE.withSecondPlace(Optional.of(place)).withPacking(Care.Packing.ZSTD));

    Backup backup = shop.administration().backUp(database, Work.quiet()).backup();

    Care.SecondCopy second = backup.care().second().orElseThrow();
    assertThat(second.at()).isPresent();
    assertThat(second.file()).hasSameBinaryContentAs(backup.file());
    shop.administration().trash(backup);
    shop.administration().emptyTrash(database);
    assertThat(second.file()).doesNotExist();
    assertThat(backup.file()).doesNotExist();
  }

  @Test
  void aFlippedByteIsFoundBeforeAnythingIsRestored() throws IOException {
    Backup backup = packed();
    byte[] bytes = Files.readAllBytes(backup.file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(backup.file(), bytes);

    assertThatThrownBy(() -> ReadableBackup.open(backup)).isInstanceOf(BackupUnusable.class);
    assertThat(shop.administration().prove(shop.database(), backup, Work.quiet()).isProved())
        .isFalse();
    assertThat(filesBeside(backup)).noneMatch(file -> file.toString().contains(".partial"));
  }

  @Test
  void oneThatWasCutOffIsFound() throws IOException {
    Backup backup = packed();
    byte[] bytes = Files.readAllBytes(backup.file());
    Files.write(backup.file(), java.util.Arrays.copyOf(bytes, bytes.length / 3));

    assertThatThrownBy(() -> ReadableBackup.open(backup)).isInstanceOf(BackupUnusable.class);
  }

  @Test
  void stoppingWhileItIsPackedLeavesNothing() throws IOException {
    for (Step step : List.of(Step.PACK, Step.VERIFY)) {
      Cancellation cancellation = new Cancellation();
      Work work =
          new Work(
              cancellation,
              event -> {
                if (event instanceof WorkEvent.StepStarted started && started.step() == step) {
                  cancellation.request();
                }
              });
      assertThatThrownBy(
              () -> shop.administration().backUp(shop.database(), packing(Care.Packing.ZSTD), work))
          .isInstanceOf(OperationCancelled.class);
    }
    assertThat(shop.administration().backups(shop.database())).hasSize(1);
    try (Stream<Path> files = Files.walk(folder.resolve("home/backups"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void whatAKilledProgramLeftIsClearedAway() throws IOException {
    Backup backup = packed();
    Path left = backup.file().resolveSibling(backup.file().getFileName() + ".1-1-1.partial");
    Files.write(left, new byte[] {1, 2, 3});

    Shop.administration(folder).close();

    assertThat(left).doesNotExist();
    assertThat(backup.file()).exists();
  }

  @Test
  void theRulesPackAndASafetyCopyStaysPlain() {
    Database database = rules(BackupSettings.NONE.withPacking(Care.Packing.ZSTD));

    assertThat(shop.administration().backUp(database, Work.quiet()).backup().isPacked()).isTrue();
    assertThat(
            shop.administration()
                .backUp(database, packing(Care.Packing.PLAIN), Work.quiet())
                .backup()
                .isPacked())
        .isFalse();
    RestoreReport restored =
        restore(shop.administration().backups(database).getFirst(), RestorePlan.Place.IN_PLACE);
    assertThat(restored.keptAside().orElseThrow().isPacked()).isFalse();
  }

  private Backup packed() {
    return shop.administration()
        .backUp(shop.database(), packing(Care.Packing.ZSTD), Work.quiet())
        .backup();
  }

  private static BackupWish packing(Care.Packing packing) {
    return new BackupWish(Optional.of(packing), CopyPace.byItself());
  }

  private RestoreReport restore(Backup backup, RestorePlan.Place place) {
    Administration administration = shop.administration();
    return administration.restore(
        shop.database(),
        administration.planRestore(shop.database(), backup, place, Optional.empty()),
        Work.quiet());
  }

  private Database rules(BackupSettings rules) {
    return shop.administration()
        .update(shop.database().withSettings(rules.in(shop.database().settings())));
  }

  private static List<Path> filesBeside(Backup backup) throws IOException {
    try (Stream<Path> files = Files.list(backup.file().getParent())) {
      return files.filter(file -> !file.toString().contains("before-run")).toList();
    }
  }
}
