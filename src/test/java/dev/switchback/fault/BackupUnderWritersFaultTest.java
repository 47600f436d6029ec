package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.sqlite.CopyPace;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A backup made while another process commits and commits: `packaging/bench/under-writers.sh`
/// makes hundreds.
class BackupUnderWritersFaultTest {
  private static final int BACKUPS = Integer.getInteger("switchback.soak.backups", 3);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"DELETE,0", "WAL,0", "DELETE,5", "WAL,5"})
  void itVerifiesAndIsAStateThatWas(String mode, int pauseMillis) throws Exception {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "PRAGMA journal_mode=" + mode,
          "CREATE TABLE counter (n INTEGER)",
          "INSERT INTO counter VALUES (0)",
          "CREATE TABLE log (id INTEGER PRIMARY KEY, note TEXT)",
          "CREATE TABLE ballast AS WITH RECURSIVE n (i) AS"
              + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
              + " SELECT randomblob(1000) AS b FROM n");
      int restarts = 0;
      long newest = 1;
      try (Child writer = Child.start(WritingProgram.class, shop.file(), pauseMillis)) {
        writer.await("ready");
        Thread.sleep(200);
        for (int i = 0; i < BACKUPS; i++) {
          BackupReport report = backUp(shop, i % 3 == 2 ? CopyPace.atOnce() : CopyPace.byItself());
          restarts += report.restarts();
          newest = stateIn(report.backup(), newest);
          shop.administration().deleteBackup(report.backup());
        }
        writer.go();
        long commits = Long.parseLong(writer.next());
        assertThat(Sql.number(shop.file(), "SELECT n FROM counter")).isEqualTo(commits);
        assertThat(newest).isLessThanOrEqualTo(commits);
        System.out.println(
            mode
                + ", pause of "
                + pauseMillis
                + " ms: "
                + BACKUPS
                + " backups, begun again "
                + restarts
                + " times, "
                + commits
                + " commits of the other program");
      }
      noneIsLeftUnfinished();
    }
  }

  private static BackupReport backUp(Shop shop, CopyPace pace) {
    BackupReport report =
        shop.administration()
            .backUp(shop.database(), new BackupWish(Optional.empty(), pace), Work.quiet());
    assertThat(report.backup().state()).isEqualTo(Backup.State.VERIFIED);
    return report;
  }

  /// In every state that was, the counter is the number of rows in the log; it only grows.
  ///
  /// @return the counter in the backup
  private static long stateIn(Backup backup, long atLeast) {
    Path file = backup.file();
    assertThat(Sql.column(file, "PRAGMA integrity_check")).containsExactly("ok");
    long counter = Sql.number(file, "SELECT n FROM counter");
    assertThat(counter)
        .isGreaterThanOrEqualTo(atLeast)
        .isEqualTo(Sql.number(file, "SELECT count(*) FROM log"))
        .isEqualTo(Sql.number(file, "SELECT max(id) FROM log"));
    assertThat(Sql.number(file, "SELECT count(*) FROM ballast")).isEqualTo(20_000);
    return counter;
  }

  private void noneIsLeftUnfinished() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home/backups"))) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".partial"));
    }
  }
}
