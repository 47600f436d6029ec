package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Manifest;
import dev.switchback.backup.ManifestFile;
import dev.switchback.testing.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies beside a backup, and what it is good for.
class BackupManifestTest {
  @TempDir Path folder;

  @Test
  void aManifestSaysWhatTheBackupIsAndKeepsTheMigrations() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();

      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();

      Manifest manifest = ManifestFile.of(backup.file()).orElseThrow();
      assertThat(manifest.backup().withId(backup.id())).isEqualTo(backup);
      assertThat(manifest.databaseName()).isEqualTo("shop");
      assertThat(manifest.rows()).containsEntry("customers", 2L);
      assertThat(manifest.shape().schema())
          .anyMatch(sql -> sql.startsWith("CREATE TABLE customers"));
      assertThat(manifest.shape().schemaSha256()).hasSize(64);
      assertThat(manifest.shape().pageSizeBytes()).isEqualTo(4096);
      assertThat(manifest.storedSha256()).isEqualTo(backup.sha256().orElseThrow());
      assertThat(manifest.migrations()).hasSize(2);
      assertThat(manifest.migrations().getFirst().up().orElseThrow()).isEqualTo(upOfTheFirst(shop));
      assertThat(backup.care().sourceStamp()).isPresent();
    }
  }

  @Test
  void anEmptyCatalogueIsFilledFromTheManifests() throws IOException {
    List<Backup> before;
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.administration().backUp(shop.database(), Work.quiet());
      before = shop.administration().backups(shop.database());
      shop.administration().prove(shop.database(), before.getFirst(), Work.quiet());
      before = shop.administration().backups(shop.database());
      assertThat(before).hasSize(2);
    }
    for (String companion : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder.resolve("home/catalogue.db" + companion));
    }

    try (Administration after = Shop.administration(folder)) {
      var database =
          after.add(
              "again",
              folder.resolve("data/shop.db"),
              Optional.empty(),
              dev.switchback.registry.Environment.DEVELOPMENT,
              dev.switchback.registry.Protection.NONE);
      assertThat(after.backups(database))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
          .isEqualTo(before);
      assertThat(after.readManifests()).isEmpty();
    }
  }

  @Test
  void aManifestThatIsCutOffOrOfAnotherProgramIsPassedOver() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Path manifest = Manifest.beside(backup.file());
      String text = Files.readString(manifest);
      for (int length = 0; length < text.length() - 2; length += 97) {
        Files.writeString(manifest, text.substring(0, length));
        assertThat(ManifestFile.of(backup.file())).isEmpty();
      }
      Files.writeString(
          manifest, text.replace("\"switchbackManifest\": 1", "\"switchbackManifest\": 2"));
      assertThat(ManifestFile.of(backup.file())).isEmpty();
      Files.writeString(manifest, "[1, 2]");
      assertThat(ManifestFile.of(backup.file())).isEmpty();
      Files.writeString(manifest, text);
      assertThat(ManifestFile.of(backup.file())).isPresent();
    }
  }

  @Test
  void deletingABackupForEverTakesItsManifestAlong() throws IOException {
    try (Shop shop = Shop.in(folder)) {
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();

      shop.administration().deleteBackup(backup);

      try (Stream<Path> left = Files.list(backup.file().getParent())) {
        assertThat(left).isEmpty();
      }
    }
  }

  private static String upOfTheFirst(Shop shop) {
    return shop.administration()
        .source(shop.database().source().orElseThrow())
        .migrations()
        .migrations()
        .getFirst()
        .up()
        .sql();
  }
}
