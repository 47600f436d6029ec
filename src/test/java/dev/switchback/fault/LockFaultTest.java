package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.DatabaseState;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Another program has the file locked: a state to wait through, never a reason to do harm.
class LockFaultTest {
  @TempDir Path folder;

  private final List<WorkEvent.Waiting> waits = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aWriterInTheMiddleOfATransactionIsWaitedForAndThenNamed(String mode) {
    try (Shop shop = shop(mode);
        Child holder = Child.holding(shop.file(), "BEGIN IMMEDIATE")) {
      FileState before = FileState.of(shop.file());
      assertThat(shop.administration().status(shop.database()).state())
          .isEqualTo(DatabaseState.PENDING);
      assertThat(shop.administration().status(shop.database()).holders()).hasSize(1);
      Plan plan = shop.plan(new Target.RunAll());

      RunReport report = run(shop, plan, Duration.ofMillis(700));

      assertBusyAndUnchanged(report);
      assertThat(waits).isNotEmpty();
      assertThat(waits.getLast().holders()).isNotEmpty();
      assertThat(FileState.of(shop.file())).isEqualTo(before);
      assertThat(shop.administration().backUp(shop.database(), Work.quiet()).backup().state())
          .isEqualTo(Backup.State.VERIFIED);
      assertThat(
              shop.administration()
                  .check(shop.database(), CheckKind.INTEGRITY, Work.quiet())
                  .verdict())
          .isEqualTo(Verdict.HEALTHY);
      assertThat(
              shop.administration().tryOnCopy(shop.database(), plan, Work.quiet()).up().outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(holder.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aRunGoesOnWhenTheLockGoesAwayInTime(String mode) {
    try (Shop shop = shop(mode)) {
      Plan plan = shop.plan(new Target.RunAll());
      try (Child holder = Child.holding(shop.file(), "BEGIN EXCLUSIVE")) {
        CompletableFuture<Void> letGo =
            CompletableFuture.runAsync(
                holder::go, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

        RunReport report = run(shop, plan, Duration.ofSeconds(20));

        letGo.join();
        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
        assertThat(waits).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE, true", "DELETE, false", "WAL, true", "WAL, false"})
  void anExclusiveLockIsWaitedForAlsoWhereNoCopyIsTaken(String mode, String withCopy) {
    try (Shop shop = shop(mode)) {
      Plan plan =
          withCopy.equals("true")
              ? shop.plan(new Target.RunAll())
              : shop.plan(new Target.RunAll(), Allowance.WITHOUT_SAFETY_COPY);
      FileState before = FileState.of(shop.file());
      try (Child holder = Child.holding(shop.file(), "BEGIN EXCLUSIVE")) {
        RunReport report = run(shop, plan, Duration.ofMillis(700));

        assertBusyAndUnchanged(report);
        assertThat(waits).isNotEmpty();
        assertThat(holder.isRunning()).isTrue();
      }
      assertThat(FileState.of(shop.file())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void whileSomebodyReadsForLongTheRunWaitsOrGoesPast(String mode) {
    try (Shop shop = shop(mode)) {
      Plan plan = shop.plan(new Target.RunAll());
      FileState before = FileState.of(shop.file());
      try (Child holder = Child.holding(shop.file(), "BEGIN", "SELECT count(*) FROM customers")) {
        RunReport report = run(shop, plan, Duration.ofMillis(700));

        if (mode.equals("WAL")) {
          assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
        } else {
          assertBusyAndUnchanged(report);
          assertThat(FileState.of(shop.file())).isEqualTo(before);
        }
        assertThat(holder.isRunning()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, BEGIN IMMEDIATE",
    "DELETE, BEGIN EXCLUSIVE",
    "WAL, BEGIN IMMEDIATE",
    "WAL, BEGIN EXCLUSIVE"
  })
  void aRestoreInPlaceRespectsTheLock(String mode, String lock) {
    try (Shop shop = shop(mode)) {
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Edsger')");
      RestorePlan plan =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
      FileState before = FileState.of(shop.file());
      try (Child holder = Child.holding(shop.file(), lock)) {
        RestoreReport report =
            shop.administration().restore(shop.database(), plan, Work.reportingTo(this::remember));

        assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
        assertThat(report.failure().orElseThrow())
            .isInstanceOfSatisfying(
                DatabaseBusy.class,
                busy -> assertThat(busy.file()).isEqualTo(shop.database().file()));
        assertThat(waits).isNotEmpty();
        assertThat(holder.isRunning()).isTrue();
      }
      assertThat(FileState.of(shop.file())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "back-up", "check", "try", "restore"})
  void waitingForALockStopsSoonAfterItIsAskedTo(String operation) {
    try (Shop shop = shop("DELETE")) {
      Plan plan = shop.plan(new Target.RunAll());
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      RestorePlan restore =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
      FileState before = FileState.of(shop.file());
      try (Child holder = Child.holding(shop.file(), "BEGIN EXCLUSIVE")) {
        Cancellation cancellation = new Cancellation();
        long[] asked = new long[1];
        CompletableFuture<Void> ask =
            CompletableFuture.runAsync(
                () -> {
                  asked[0] = System.nanoTime();
                  cancellation.request();
                },
                CompletableFuture.delayedExecutor(900, TimeUnit.MILLISECONDS));
        Work work = new Work(cancellation, this::remember);

        switch (operation) {
          case "run" ->
              assertThat(
                      shop.administration()
                          .carryOut(shop.database(), plan, Duration.ofSeconds(30), work)
                          .outcome())
                  .isEqualTo(RunReport.Outcome.CANCELLED_UNCHANGED);
          case "back-up" ->
              assertThatThrownBy(() -> shop.administration().backUp(shop.database(), work))
                  .isInstanceOf(OperationCancelled.class);
          case "check" ->
              assertThatThrownBy(
                      () -> shop.administration().check(shop.database(), CheckKind.QUICK, work))
                  .isInstanceOf(OperationCancelled.class);
          case "try" ->
              assertThatThrownBy(() -> shop.administration().tryOnCopy(shop.database(), plan, work))
                  .isInstanceOf(OperationCancelled.class);
          default ->
              assertThat(shop.administration().restore(shop.database(), restore, work).outcome())
                  .isEqualTo(RestoreReport.Outcome.CANCELLED_UNCHANGED);
        }

        long took = System.nanoTime() - asked[0];
        ask.join();
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofMillis(1500));
        // The run was told how long; everything else waits as the database's settings say.
        assertThat(waits)
            .isNotEmpty()
            .allSatisfy(
                wait ->
                    assertThat(wait.limit())
                        .isEqualTo(Duration.ofSeconds(operation.equals("run") ? 30 : 3)));
        assertThat(holder.isRunning()).isTrue();
      }
      assertThat(FileState.of(shop.file())).isEqualTo(before);
    }
  }

  private Shop shop(String mode) {
    Shop shop = Shop.in(folder).with(DatabaseSetting.BUSY_TIMEOUT, "3").withTwoMigrations();
    Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
    shop.carryOut(shop.plan(new Target.RunNext(1)));
    return shop;
  }

  private RunReport run(Shop shop, Plan plan, Duration lockWait) {
    return shop.administration()
        .carryOut(shop.database(), plan, lockWait, Work.reportingTo(this::remember));
  }

  private void remember(WorkEvent event) {
    if (event instanceof WorkEvent.Waiting waiting) {
      waits.add(waiting);
    }
  }

  private static void assertBusyAndUnchanged(RunReport report) {
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.failure().orElseThrow())
        .satisfiesAnyOf(
            stopped ->
                assertThat(stopped)
                    .isInstanceOfSatisfying(
                        RunFailure.Stopped.class,
                        it -> assertThat(it.failure()).isInstanceOf(DatabaseBusy.class)),
            noCopy ->
                assertThat(noCopy)
                    .isInstanceOfSatisfying(
                        RunFailure.NoSafetyCopy.class,
                        it -> assertThat(it.failure()).isInstanceOf(DatabaseBusy.class)));
  }
}
