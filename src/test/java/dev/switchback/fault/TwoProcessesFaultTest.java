package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two programs at once.
class TwoProcessesFaultTest {
  private static final int ROUNDS = Integer.getInteger("switchback.soak.rounds", 20);

  /// `-Dswitchback.backups=100` for the figure in `docs/measurements.md`.
  private static final int BACKUPS = Integer.getInteger("switchback.backups", 3);

  @TempDir Path folder;

  @Test
  void twoThatMigrateTheSameFileNeverApplyAMigrationTwice() {
    try (Shop shop = Shop.in(folder)) {
      for (int i = 1; i <= ROUNDS; i++) {
        shop.migration(String.format("%03d_step", i), "CREATE TABLE t" + i + " (x);");
      }
      try (Child one = Child.start(RacingProgram.class, folder, ROUNDS);
          Child other = Child.start(RacingProgram.class, folder, ROUNDS)) {
        for (int round = 0; round < ROUNDS; round++) {
          both(one, other, "ready");
          both(one, other, "opened with 0");
          both(one, other, "planned");
          assertThat(List.of(one.next(), other.next()))
              .as("round " + round)
              .containsExactlyInAnyOrder("DONE", "FAILED_UNCHANGED HistoryChanged");
        }
        assertThat(one.end()).isZero();
        assertThat(other.end()).isZero();
      }
      assertThat(shop.administration().status(shop.database()).history().entries())
          .hasSize(ROUNDS)
          .allSatisfy(entry -> assertThat(entry.event()).isEqualTo(HistoryEntry.Event.APPLIED));
      assertThat(shop.administration().backups(shop.database()))
          .hasSize(2 * ROUNDS)
          .allSatisfy(backup -> assertThat(backup.state()).isEqualTo(Backup.State.VERIFIED));
    }
  }

  private static void both(Child one, Child other, String line) {
    one.await(line);
    other.await(line);
    if (!line.startsWith("opened")) {
      one.go();
      other.go();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aBackupUnderAWriterThatNeverRestsIsAStateThatWas(String mode) throws Exception {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "PRAGMA journal_mode=" + mode,
          "CREATE TABLE counter (n INTEGER)",
          "INSERT INTO counter VALUES (0)",
          "CREATE TABLE log (id INTEGER PRIMARY KEY, note TEXT)",
          "CREATE TABLE ballast AS WITH RECURSIVE n (i) AS"
              + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
              + " SELECT randomblob(1000) AS b FROM n");
      try (Child writer = Child.start(WritingProgram.class, shop.file())) {
        writer.await("ready");
        Thread.sleep(200);
        for (int i = 0; i < BACKUPS; i++) {
          BackupReport report = shop.administration().backUp(shop.database(), Work.quiet());

          assertThat(report.backup().state()).isEqualTo(Backup.State.VERIFIED);
          assertThat(report.restarts()).isLessThanOrEqualTo(4);
          Path file = report.backup().file();
          assertThat(Sql.column(file, "PRAGMA integrity_check")).containsExactly("ok");
          assertThat(Sql.number(file, "SELECT n FROM counter"))
              .isPositive()
              .isEqualTo(Sql.number(file, "SELECT count(*) FROM log"));
          shop.administration().deleteBackup(report.backup());
        }
        writer.go();
        long commits = Long.parseLong(writer.next());
        assertThat(Sql.number(shop.file(), "SELECT n FROM counter")).isEqualTo(commits);
      }
      try (Stream<Path> files = java.nio.file.Files.walk(folder.resolve("home/backups"))) {
        assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".partial"));
      }
    }
  }
}
