package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.ManifestFile;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.testing.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondPlaceTest {
  @TempDir Path folder;

  @Test
  void aBackupIsCopiedWithItsManifestAndReadBack() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Database database = with(shop, place);

      Backup backup = shop.administration().backUp(database, Work.quiet()).backup();

      Care.SecondCopy second = backup.care().second().orElseThrow();
      assertThat(second.at()).isPresent();
      assertThat(second.file()).startsWith(place).hasSameBinaryContentAs(backup.file());
      assertThat(ManifestFile.of(second.file()).orElseThrow().rows())
          .containsEntry("customers", 2L);
      assertThat(filesBelow(place)).hasSize(2);
    }
  }

  @Test
  void nobodyMayReadTheCopyWhoMayNotReadTheDatabase() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Files.setPosixFilePermissions(shop.file(), PosixFilePermissions.fromString("rw-------"));

      Backup backup = shop.administration().backUp(with(shop, place), Work.quiet()).backup();

      Path copy = backup.care().second().orElseThrow().file();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aPlaceThatIsAwayIsNeverCreatedAndIsServedWhenItIsBack() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Database database = with(shop, place);
      Files.delete(place);

      Backup backup = shop.administration().backUp(database, Work.quiet()).backup();

      assertThat(backup.isGood()).isTrue();
      assertThat(place).doesNotExist();
      assertThat(backup.care().second().orElseThrow().at()).isEmpty();
      assertThat(backup.care().second().orElseThrow().detail()).isNotBlank();
      assertThat(shop.administration().waitingForSecondPlace()).isEmpty();

      Files.createDirectory(place);
      assertThat(shop.administration().waitingForSecondPlace()).hasSize(1);
      List<Backup> copied = shop.administration().copyToSecondPlace(Work.quiet());

      assertThat(copied).singleElement().satisfies(it -> assertThat(at(it)).isPresent());
      assertThat(shop.administration().waitingForSecondPlace()).isEmpty();
    }
  }

  @Test
  void howItStandsWithThePlaceIsKnownWhetherItIsThereOrNot() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Database database = with(shop, place);
      shop.administration().backUp(database, Work.quiet());

      SecondPlaceState there = shop.administration().secondPlace(database, place);
      assertThat(there.isThere()).isTrue();
      assertThat(there.isApart()).isFalse();
      assertThat(there.copied()).isEqualTo(1);
      Files.move(place, folder.resolve("pulled out"));
      shop.administration().backUp(database, Work.quiet());

      SecondPlaceState away = shop.administration().secondPlace(database, place);
      assertThat(away.isThere()).isFalse();
      assertThat(away.copied()).isEqualTo(1);
      assertThat(away.waiting()).hasSize(1);
    }
  }

  @Test
  void whatFailsWhileThePlaceIsThereIsNotTriedAgainAtOnce() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder)) {
      Database database = with(shop, place);
      Files.delete(place);
      Backup backup = shop.administration().backUp(database, Work.quiet()).backup();
      Path target = backup.care().second().orElseThrow().file();
      Files.createDirectories(target.getParent());
      Files.writeString(target, "somebody else’s");

      assertThat(shop.administration().copyToSecondPlace(Work.quiet())).hasSize(1);

      assertThat(shop.administration().waitingForSecondPlace()).isEmpty();
    }
  }

  @Test
  void anotherFileOfThatNameIsNotTakenForTheCopyAndStays() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder)) {
      Database database = with(shop, place);
      Files.delete(place);
      Backup backup = shop.administration().backUp(database, Work.quiet()).backup();
      Path target = backup.care().second().orElseThrow().file();
      Files.createDirectories(target.getParent());
      Files.writeString(target, "somebody else’s");

      List<Backup> tried = shop.administration().copyToSecondPlace(Work.quiet());

      assertThat(tried).singleElement().satisfies(it -> assertThat(at(it)).isEmpty());
      assertThat(target).hasContent("somebody else’s");
    }
  }

  @Test
  void deletingForEverTakesTheSecondCopyAlong() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder)) {
      Database database = with(shop, place);
      Backup backup = shop.administration().backUp(database, Work.quiet()).backup();

      shop.administration().trash(backup);
      assertThat(filesBelow(place)).hasSize(2);
      shop.administration().emptyTrash(database);

      assertThat(filesBelow(place)).isEmpty();
    }
  }

  @Test
  void safetyCopiesStayWhereTheyAre() throws IOException {
    Path place = Files.createDirectory(folder.resolve("usb"));
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      with(shop, place);

      shop.runAll();

      assertThat(filesBelow(place)).isEmpty();
    }
  }

  private static Optional<java.time.Instant> at(Backup backup) {
    return backup.care().second().flatMap(Care.SecondCopy::at);
  }

  private static Database with(Shop shop, Path place) {
    BackupSettings rules = BackupSettings.NONE.withSecondPlace(Optional.of(place));
    return shop.administration()
        .update(shop.database().withSettings(rules.in(shop.database().settings())));
  }

  private static List<Path> filesBelow(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
