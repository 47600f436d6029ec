package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.DrillFinding;
import dev.switchback.backup.DrillReport;
import dev.switchback.backup.Manifest;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A drill restores a backup to a temporary file, and believes nothing that it didn't count.
class ProvingTest {
  @TempDir Path folder;

  @Test
  void aGoodBackupBecomesProvedAndTheDrillLeavesNothingBehind() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = backUp(shop);
      byte[] before = Files.readAllBytes(backup.file());

      DrillReport report = prove(shop, backup);

      assertThat(report.findings()).isEmpty();
      assertThat(report.rows()).containsEntry("customers", 2L);
      Backup now = shop.administration().backups(shop.database()).getFirst();
      assertThat(now.state()).isEqualTo(Backup.State.PROVED);
      assertThat(now.care().proof().orElseThrow().at()).isEqualTo(report.at());
      assertThat(Files.readAllBytes(backup.file())).isEqualTo(before);
      try (Stream<Path> tries = Files.list(folder.resolve("home/tries"))) {
        assertThat(tries).isEmpty();
      }
      assertThat(shop.administration().activity(Optional.of(shop.database()), 1).getFirst())
          .satisfies(
              activity -> {
                assertThat(activity.kind()).isEqualTo(Activity.Kind.PROVE);
                assertThat(activity.outcome()).isEqualTo(Activity.Outcome.DONE);
                assertThat(activity.summary()).startsWith("Proved: shop-");
              });
    }
  }

  @Test
  void oneChangedByteIsFoundAndTheBackupIsNoLongerTrusted() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = backUp(shop);
      byte[] bytes = Files.readAllBytes(backup.file());
      bytes[bytes.length - 5] ^= 1;
      Files.write(backup.file(), bytes);

      DrillReport report = prove(shop, backup);

      assertThat(report.findings()).containsExactly(new DrillFinding.BytesDiffer());
      Backup now = shop.administration().backups(shop.database()).getFirst();
      assertThat(now.state()).isEqualTo(Backup.State.VERIFICATION_FAILED);
      assertThat(now.detail())
          .isEqualTo("Its bytes are not the ones that were recorded when it was made.");
    }
  }

  @Test
  void aManifestThatCountedOtherRowsIsNotBelieved() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = backUp(shop);
      Path manifest = Manifest.beside(backup.file());
      Files.writeString(
          manifest, Files.readString(manifest).replace("\"customers\": 2", "\"customers\": 3"));

      DrillReport report = prove(shop, backup);

      assertThat(report.isProved()).isFalse();
      assertThat(shop.administration().backups(shop.database()).getFirst().detail())
          .isEqualTo("Table customers: recorded 3 rows, restored 2 rows.");
    }
  }

  @Test
  void aFileThatIsGoneIsSaidToBeGone() throws IOException {
    try (Shop shop = Shop.in(folder)) {
      Backup backup = backUp(shop);
      Files.delete(backup.file());

      assertThat(prove(shop, backup).findings()).containsExactly(new DrillFinding.FileGone());
    }
  }

  @Test
  void brokenReferencesThatTheDatabaseHadAreRemarkedAndDoNotFailTheProof() {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
          "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id))",
          "INSERT INTO child VALUES (1, 99)");

      DrillReport report = prove(shop, backUp(shop));

      assertThat(report.isProved()).isTrue();
      assertThat(report.remarks()).singleElement().isInstanceOf(DrillFinding.Remarked.class);
    }
  }

  @Test
  void aMigrationWhoseTextNobodyHasIsRemarked() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      try (Stream<Path> files = Files.list(shop.database().source().orElseThrow())) {
        for (Path file :
            files.filter(it -> it.getFileName().toString().startsWith("002")).toList()) {
          Files.delete(file);
        }
      }

      DrillReport report = prove(shop, backUp(shop));

      assertThat(report.isProved()).isTrue();
      assertThat(report.remarks())
          .containsExactly(
              new DrillFinding.MigrationsUnknown(java.util.List.of(Version.of("002"))));
    }
  }

  private static Backup backUp(Shop shop) {
    return shop.administration().backUp(shop.database(), Work.quiet()).backup();
  }

  private static DrillReport prove(Shop shop, Backup backup) {
    return shop.administration().prove(shop.database(), backup, Work.quiet());
  }
}
