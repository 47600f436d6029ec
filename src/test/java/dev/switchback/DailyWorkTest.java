package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.UndoPlan;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole daily job through the front door, on real files.
class DailyWorkTest {
  @TempDir Path folder;

  @Test
  void runningAllAppliesThePendingMigrationsAndRemembersThem() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      assertThat(shop.administration().status(shop.database()).state())
          .isEqualTo(DatabaseState.PENDING);

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.safetyCopy()).isPresent();
      assertThat(Sql.column(shop.file(), "SELECT name FROM customers ORDER BY id"))
          .containsExactly("Ada", "Grace");
      DatabaseStatus status = shop.administration().status(shop.database());
      assertThat(status.state()).isEqualTo(DatabaseState.UP_TO_DATE);
      assertThat(status.timeline().rows())
          .extracting(TimelineRow::state)
          .containsExactly(MigrationState.APPLIED, MigrationState.APPLIED);
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void aFailureTakesTheWholePlanBackAndNamesTheStatement() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.migration("003_good", "CREATE TABLE a (x);", "DROP TABLE a;")
          .migration(
              "004_bad",
              "CREATE TABLE b (x);\nINSERT INTO b VALUES (1);\nINSERT INTO nowhere VALUES (2);");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.StatementFailed.class,
              failed -> {
                assertThat(failed.statement()).isEqualTo(3);
                assertThat(failed.line()).isEqualTo(3);
                assertThat(failed.column()).isEqualTo(13);
                assertThat(failed.result().message()).contains("no such table: nowhere");
              });
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name IN ('a', 'b')"))
          .isEmpty();
      DatabaseStatus status = shop.administration().status(shop.database());
      assertThat(status.history().entries())
          .extracting(HistoryEntry::event)
          .containsExactly(
              HistoryEntry.Event.APPLIED, HistoryEntry.Event.APPLIED, HistoryEntry.Event.FAILED);
      assertThat(status.timeline().pending()).hasSize(2);
    }
  }

  @Test
  void rollingBackRunsTheDownPart() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();

      RunReport report = shop.carryOut(shop.plan(new Target.RollBackLast(1)));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
      assertThat(shop.administration().status(shop.database()).timeline().pending())
          .extracting(TimelineRow::state)
          .containsExactly(MigrationState.ROLLED_BACK);
    }
  }

  @Test
  void aMigrationWhoseFileIsGoneIsStillRolledBack() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Files.delete(shop.migrations().resolve("002_orders.up.sql"));
      Files.delete(shop.migrations().resolve("002_orders.down.sql"));

      RunReport report = shop.carryOut(shop.plan(new Target.RollBackLast(1)));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
    }
  }

  @Test
  void undoPutsTheFileBackAsItWas() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      shop.runAll();

      UndoPlan undo = shop.administration().planUndo(shop.database()).orElseThrow();
      assertThat(undo.restore().changedSince()).contains(false);
      RestoreReport report = shop.administration().undo(shop.database(), undo, Work.quiet());

      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);
    }
  }

  @Test
  void undoSaysWhatSomebodyWroteInBetween() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Sql.run(shop.file(), "INSERT INTO orders (customer_id) VALUES (1)");

      UndoPlan undo = shop.administration().planUndo(shop.database()).orElseThrow();

      assertThat(undo.restore().changedSince()).contains(true);
      assertThat(undo.writtenSince()).hasSize(1);
      assertThat(undo.writtenSince().getFirst().table()).isEqualTo("orders");
    }
  }

  @Test
  void tryingOnACopyLeavesTheFileByteForByte() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      byte[] before = Files.readAllBytes(shop.file());

      TryReport report =
          shop.administration()
              .tryOnCopy(shop.database(), shop.plan(new Target.RunAll()), Work.quiet());

      assertThat(report.up().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.rollBackVerdict()).isEqualTo(TryReport.RollBackVerdict.EXACT);
      assertThat(report.rows()).anyMatch(rows -> rows.table().equals("orders") && rows.differs());
      assertThat(Files.readAllBytes(shop.file())).isEqualTo(before);
      try (var left = Files.list(folder.resolve("home/tries"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aBackupIsVerifiedAndRestoredBesideAndInPlace() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      BackupReport backup = shop.administration().backUp(shop.database(), Work.quiet());
      assertThat(backup.backup().state()).isEqualTo(Backup.State.VERIFIED);
      assertThat(backup.rows()).containsEntry("orders", 3L);
      Sql.run(shop.file(), "DELETE FROM orders");

      RestorePlan beside =
          shop.administration()
              .planRestore(
                  shop.database(), backup.backup(), RestorePlan.Place.BESIDE, Optional.empty());
      RestoreReport copy = shop.administration().restore(shop.database(), beside, Work.quiet());
      assertThat(copy.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(Sql.number(copy.target(), "SELECT count(*) FROM orders")).isEqualTo(3);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isZero();

      RestorePlan inPlace =
          shop.administration()
              .planRestore(
                  shop.database(), backup.backup(), RestorePlan.Place.IN_PLACE, Optional.empty());
      RestoreReport report = shop.administration().restore(shop.database(), inPlace, Work.quiet());
      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
      assertThat(report.keptAside()).isPresent();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
    }
  }

  @Test
  void checksTellWhatIsWrong() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      for (CheckKind kind : CheckKind.values()) {
        assertThat(shop.administration().check(shop.database(), kind, Work.quiet()).verdict())
            .isEqualTo(Verdict.HEALTHY);
      }
      Sql.run(shop.file(), "PRAGMA foreign_keys=OFF", "DELETE FROM customers WHERE id = 2");

      var report =
          shop.administration().check(shop.database(), CheckKind.FOREIGN_KEYS, Work.quiet());

      assertThat(report.verdict()).isEqualTo(Verdict.RULES_BROKEN);
      assertThat(report.findings()).hasSize(1);
      assertThat(report.findings().getFirst().count()).isEqualTo(2);
    }
  }

  @Test
  void everyOperationIsWrittenDown() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.administration().backUp(shop.database(), Work.quiet());

      var activity = shop.administration().activity(Optional.of(shop.database()), 10);

      assertThat(activity).hasSize(2);
      assertThat(activity.getFirst().steps()).isNotEmpty();
      assertThat(activity).allSatisfy(it -> assertThat(it.summary()).isNotBlank());
      assertThat(List.of(shop.administration().databases())).isNotEmpty();
    }
  }

  @Test
  void aCheckFromBeforeARestoreSaysNothingAnyMore() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Sql.run(shop.file(), "PRAGMA foreign_keys=OFF", "DELETE FROM customers WHERE id = 2");
      shop.administration().check(shop.database(), CheckKind.FOREIGN_KEYS, Work.quiet());
      assertThat(shop.administration().status(shop.database()).lastCheck()).isPresent();

      RestorePlan plan =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
      shop.administration().restore(shop.database(), plan, Work.quiet());

      assertThat(shop.administration().status(shop.database()).lastCheck()).isEmpty();
    }
  }
}
