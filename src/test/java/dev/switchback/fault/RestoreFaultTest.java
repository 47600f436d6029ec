package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Restoring in the place of files of every kind.
class RestoreFaultTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "WAL, 4096, DELETE, 4096", "DELETE, 4096, WAL, 4096", "DELETE, 512, DELETE, 65536",
    "DELETE, 65536, DELETE, 512", "WAL, 512, WAL, 65536", "WAL, 65536, WAL, 512",
    "DELETE, 512, WAL, 65536", "WAL, 65536, DELETE, 512"
  })
  void aBackupOfAnotherJournalModeOrPageSizeIsPutInPlace(
      String backupMode, int backupPage, String liveMode, int livePage) {
    try (Shop shop = Shop.in(folder)) {
      fill(shop.file(), backupMode, backupPage, "as backed up");
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      FileState backedUp = FileState.of(shop.file());
      Sql.run(shop.file(), "PRAGMA journal_mode=DELETE");
      emptied(shop.file());
      fill(shop.file(), liveMode, livePage, "as it is now");
      FileState live = FileState.of(shop.file());

      RestoreReport report = restore(shop, backup);

      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(FileState.of(shop.file())).isEqualTo(backedUp);
      assertThat(Sql.column(shop.file(), "PRAGMA journal_mode"))
          .containsExactly(modeAfter(backupMode, backupPage, liveMode, livePage));
      assertThat(FileState.of(report.keptAside().orElseThrow().file())).isEqualTo(live);
    }
  }

  /// SQLite keeps a log where one is used; where it can't, the backup's way holds.
  private static String modeAfter(
      String backupMode, int backupPage, String liveMode, int livePage) {
    boolean logStays = liveMode.equals("WAL") && backupPage == livePage;
    return logStays ? "wal" : backupMode.toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource({"512, 65536", "65536, 512"})
  void anotherPageSizeUnderALogThatSomebodyUsesIsRefused(int backupPage, int livePage) {
    try (Shop shop = Shop.in(folder)) {
      fill(shop.file(), "DELETE", backupPage, "as backed up");
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      emptied(shop.file());
      fill(shop.file(), "WAL", livePage, "as it is now");
      try (Child holder = Child.holding(shop.file(), "INSERT INTO a (t) VALUES ('theirs')")) {
        FileState live = FileState.of(shop.file());

        RestoreReport report = restore(shop, backup);

        assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
        assertThat(report.failure().orElseThrow())
            .isInstanceOf(dev.switchback.failure.DatabaseBusy.class);
        assertThat(FileState.of(shop.file())).isEqualTo(live);
        assertThat(Sql.column(shop.file(), "PRAGMA journal_mode")).containsExactly("wal");
        assertThat(holder.isRunning()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "header zeroed, DELETE", "header zeroed, WAL", "truncated, DELETE", "truncated, WAL",
    "page 1 random, DELETE", "page 1 random, WAL", "cut to 3 bytes, DELETE", "text, DELETE"
  })
  void aDamagedFileIsKeptAsideAsItLiesThereAndTheBackupTakesItsPlace(String damage, String mode)
      throws Exception {
    try (Shop shop = Shop.in(folder)) {
      fill(shop.file(), mode, 4096, "as backed up");
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      FileState backedUp = FileState.of(shop.file());
      if (mode.equals("WAL")) {
        Child.holding(
                shop.file(),
                "PRAGMA wal_autocheckpoint=0",
                "INSERT INTO a (t) VALUES ('in the log')")
            .kill();
        Files.deleteIfExists(Path.of(shop.file() + "-shm"));
      }
      damage(shop.file(), damage);
      var before = FileState.beside(shop.file());

      RestoreReport report = restore(shop, backup);

      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(FileState.of(shop.file())).isEqualTo(backedUp);
      assertThat(Path.of(shop.file() + "-wal")).doesNotExist();
      Path kept = report.keptFile().orElseThrow();
      if (report.keptAside().isEmpty()) {
        var keptBytes = FileState.beside(kept);
        assertThat(keptBytes.get(kept.getFileName().toString())).isEqualTo(before.get("shop.db"));
        assertThat(keptBytes.get(kept.getFileName() + "-wal")).isEqualTo(before.get("shop.db-wal"));
      } else {
        assertThat(report.keptAside().orElseThrow().state()).isNotNull();
      }
      assertThat(strays()).isZero();
    }
  }

  @Test
  void theFileThatTakesTheDamagedOnesPlaceHasItsPermissions() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      fill(shop.file(), "DELETE", 4096, "as backed up");
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      damage(shop.file(), "header zeroed");
      Files.setPosixFilePermissions(shop.file(), PosixFilePermissions.fromString("rw-rw----"));

      restore(shop, backup);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shop.file())))
          .isEqualTo("rw-rw----");
    }
  }

  private RestoreReport restore(Shop shop, Backup backup) {
    RestorePlan plan =
        shop.administration()
            .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
    return shop.administration().restore(shop.database(), plan, Work.quiet());
  }

  private static void emptied(Path file) {
    try {
      Files.delete(file);
      Files.createFile(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void fill(Path file, String mode, int page, String text) {
    Sql.run(
        file,
        "PRAGMA page_size=" + page,
        "PRAGMA journal_mode=" + mode,
        "CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT)",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
            + " INSERT INTO a (t) SELECT '"
            + text
            + " ' || i FROM n");
  }

  private static void damage(Path file, String damage) throws Exception {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      switch (damage) {
        case "header zeroed" -> raw.write(new byte[100]);
        case "truncated" -> raw.setLength(raw.length() / 2 + 77);
        case "page 1 random" -> {
          byte[] noise = new byte[4096];
          new Random(8).nextBytes(noise);
          raw.write(noise);
        }
        case "cut to 3 bytes" -> raw.setLength(3);
        case "text" -> {
          raw.setLength(0);
          raw.writeBytes("This is not a database, but a letter. ".repeat(40));
        }
        default -> throw new IllegalArgumentException(damage);
      }
    }
  }

  private long strays() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> path.toString().contains(".partial")).count();
    }
  }
}
