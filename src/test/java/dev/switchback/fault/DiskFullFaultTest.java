package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.failure.DiskFull;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No room left, on real small disks (`tmpfs`, which only an administrator may mount).
class DiskFullFaultTest {
  private static final String BIG =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
          + " INSERT INTO big SELECT i, randomblob(1000) FROM n";

  @TempDir Path folder;

  private final Deque<Path> mounted = new ArrayDeque<>();

  @AfterEach
  void unmount() throws Exception {
    for (Path disk : mounted) {
      assertThat(command("umount", disk.toString())).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aRunLeavesTheDatabaseAsItWas(String mode) {
    disk("data", 12);
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.runAll();
      shop.migration("003_big", "CREATE TABLE big (id, b);\n" + BIG + ";");
      FileState before = FileState.of(shop.file());

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertFull(report);
      FileState after = FileState.of(shop.file());
      assertThat(after.content()).isEqualTo(before.content());
      assertThat(after.integrity()).isEqualTo("ok");
      assertThat(shop.plan(new dev.switchback.migration.Target.RunAll()).steps()).hasSize(1);
    }
  }

  @Test
  void aLimitOfPagesIsSaidToBeFullToo() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.migration(
          "003_big", "PRAGMA max_page_count=40;\nCREATE TABLE big (id, b);\n" + BIG + ";");
      FileState before = FileState.of(shop.file());

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertFull(report);
      assertThat(FileState.of(shop.file()).content()).isEqualTo(before.content());
      shop.write("003_big.up.sql", "CREATE TABLE big (id, b);\n" + BIG + ";");
      assertThat(shop.runAll().outcome())
          .as("the limit of one run doesn't hold for the next")
          .isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void aBackupThatDoesNotFitIsSaidBeforeItBegins() {
    disk("home/backups", 4);
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "CREATE TABLE big (id, b)", BIG);

      assertThatThrownBy(() -> shop.administration().backUp(shop.database(), Work.quiet()))
          .isInstanceOf(DiskFull.class);

      assertNothingUnfinished();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aDiskThatFillsUpDuringABackupLeavesNoHalfCopy(String mode) {
    Path disk = disk("home/backups", 32);
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode, "CREATE TABLE big (id, b)", BIG);
      Work work = Work.reportingTo(event -> fill(event, disk));

      assertThatThrownBy(() -> shop.administration().backUp(shop.database(), work))
          .isInstanceOf(DiskFull.class);

      assertNothingUnfinished();
      assertThat(shop.administration().backups(shop.database())).isEmpty();
    }
  }

  @Test
  void aRunWithoutRoomForItsSafetyCopyWritesNothing() {
    Path disk = disk("home/backups", 32);
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "CREATE TABLE big (id, b)", BIG);
      FileState before = FileState.of(shop.file());

      RunReport report =
          shop.administration()
              .carryOut(
                  shop.database(),
                  shop.plan(new dev.switchback.migration.Target.RunAll()),
                  java.time.Duration.ofSeconds(5),
                  Work.reportingTo(event -> fill(event, disk)));

      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.NoSafetyCopy.class,
              none -> assertThat(none.failure()).isInstanceOf(DiskFull.class));
      assertThat(FileState.of(shop.file())).isEqualTo(before);
      assertNothingUnfinished();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL", "beside"})
  void aRestoreLeavesTheDatabaseAsItWas(String mode) throws Exception {
    disk("data", 30);
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "CREATE TABLE big (id, b)", BIG);
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Sql.run(
          shop.file(),
          "PRAGMA journal_mode=" + (mode.equals("beside") ? "DELETE" : mode),
          "DROP TABLE big",
          "VACUUM");
      shop.runAll();
      Files.write(folder.resolve("data/filler"), new byte[20 << 20]);
      FileState before = FileState.of(shop.file());
      RestorePlan plan =
          shop.administration()
              .planRestore(
                  shop.database(),
                  backup,
                  mode.equals("beside") ? RestorePlan.Place.BESIDE : RestorePlan.Place.IN_PLACE,
                  Optional.empty());

      RestoreReport report = shop.administration().restore(shop.database(), plan, Work.quiet());

      assertThat(report.failure().orElseThrow()).isInstanceOf(DiskFull.class);
      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
      assertThat(FileState.of(shop.file())).isEqualTo(before);
      assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
      assertNothingUnfinished();
    }
  }

  private static void assertFull(RunReport report) {
    assertThat(report.failure().orElseThrow())
        .isInstanceOfSatisfying(
            RunFailure.StatementFailed.class,
            failed -> assertThat(failed.result().name()).isEqualTo("SQLITE_FULL"));
  }

  private static void fill(WorkEvent event, Path disk) {
    if (event instanceof WorkEvent.StepStarted) {
      try {
        if (!Files.exists(disk.resolve("filler"))) {
          Files.write(disk.resolve("filler"), new byte[28 << 20]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path disk(String name, int megabytes) {
    try {
      Path disk = Files.createDirectories(folder.resolve(name));
      assumeTrue(
          command("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", disk.toString())
              == 0,
          "a small disk can't be mounted here");
      mounted.push(disk);
      return disk;
    } catch (Exception e) {
      assumeTrue(false, "a small disk can't be mounted here: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  private static int command(String... words) throws Exception {
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }

  private void assertNothingUnfinished() {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".partial"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
