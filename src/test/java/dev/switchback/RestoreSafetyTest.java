package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Target;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A restore and an undo lose nothing that was ever committed, and say so truly.
class RestoreSafetyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(RestorePlan.Place.class)
  void aLogThatAGoneFileLeftIsNeverPlayedIntoTheRestoredOne(RestorePlan.Place place)
      throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=WAL");
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Path target = place == RestorePlan.Place.IN_PLACE ? shop.file() : folder.resolve("copy.db");
      leaveALogAt(target, backup.file());

      RestoreReport report = restore(shop, backup, place, target);

      if (place == RestorePlan.Place.IN_PLACE) {
        assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
        assertThat(Sql.column(shop.file(), "SELECT name FROM customers ORDER BY id"))
            .containsExactly("Ada", "Grace");
        assertThat(Path.of(target + "-wal.before-restore")).exists();
      } else {
        assertThat(report.failure().orElseThrow()).isInstanceOf(FileFailed.class);
        assertThat(target).doesNotExist();
      }
    }
  }

  /// The log of a copy in which every name is overwritten, beside a main file that is gone.
  private void leaveALogAt(Path target, Path original) throws Exception {
    Path other = folder.resolve("other.db");
    Files.copy(original, other);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("UPDATE customers SET name = 'wrong'");
      Files.copy(Path.of(other + "-wal"), Path.of(target + "-wal"));
    }
    Files.deleteIfExists(target);
    assertThat(Files.size(Path.of(target + "-wal"))).isPositive();
  }

  @Test
  void whatSomebodyCommitsWhileTheFileIsKeptAsideIsKeptToo() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      AtomicBoolean written = new AtomicBoolean();
      Work work =
          Work.reportingTo(
              event -> {
                if (event instanceof WorkEvent.StepStarted(Step step, String subject)
                    && step == Step.VERIFY_COPY
                    && !written.getAndSet(true)) {
                  Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Late')");
                }
              });
      RestorePlan plan =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());

      RestoreReport report = shop.administration().restore(shop.database(), plan, work);

      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(written).isTrue();
      assertThat(Sql.column(shop.file(), "SELECT name FROM customers WHERE name = 'Late'"))
          .isEmpty();
      assertThat(
              Sql.column(
                  report.keptFile().orElseThrow(),
                  "SELECT name FROM customers WHERE name = 'Late'"))
          .containsExactly("Late");
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE", "WAL"})
  void whatSomebodyCommitsBetweenTheCopyAndTheLockIsKeptToo(String mode) {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      AtomicInteger overwrites = new AtomicInteger();
      Work work =
          Work.reportingTo(
              event -> {
                if (event instanceof WorkEvent.StepStarted(Step step, String subject)
                    && step == Step.REPLACE
                    && overwrites.getAndIncrement() == 0) {
                  Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Late')");
                }
              });
      RestorePlan plan =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());

      RestoreReport report = shop.administration().restore(shop.database(), plan, work);

      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(overwrites).hasValue(2);
      assertThat(Sql.column(shop.file(), "SELECT name FROM customers WHERE name = 'Late'"))
          .isEmpty();
      assertThat(
              Sql.column(
                  report.keptFile().orElseThrow(),
                  "SELECT name FROM customers WHERE name = 'Late'"))
          .containsExactly("Late");
      assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
    }
  }

  @Test
  void anOperationWithoutASafetyCopyIsNotUndoneByAnOlderOne() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      assertThat(shop.administration().planUndo(shop.database())).isPresent();

      shop.runAll(Allowance.WITHOUT_SAFETY_COPY);

      assertThat(shop.administration().planUndo(shop.database())).isEmpty();
    }
  }

  @Test
  void aRunThatHadNothingToDoLeavesTheOneBeforeToBeUndone() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.runAll();

      assertThat(shop.administration().planUndo(shop.database())).isPresent();
    }
  }

  @Test
  void aBackupOfAPrivateFileIsPrivate() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Files.setPosixFilePermissions(shop.file(), PosixFilePermissions.fromString("rw-------"));

      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
          .isEqualTo("rw-------");
    }
  }

  private static RestoreReport restore(
      Shop shop, Backup backup, RestorePlan.Place place, Path target) {
    RestorePlan plan =
        shop.administration()
            .planRestore(
                shop.database(),
                backup,
                place,
                place == RestorePlan.Place.BESIDE ? Optional.of(target) : Optional.empty());
    return shop.administration().restore(shop.database(), plan, Work.quiet());
  }
}
