package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.health.CheckKind;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asked to stop in the middle of something long: stops within a second, and leaves nothing.
class CancelFaultTest {
  private static final String ENDLESS =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aStatementThatWouldNeverEnd(String mode) {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.runAll();
      shop.migration(
          "003_endless",
          "CREATE TABLE big (x);\nINSERT INTO big " + ENDLESS + " SELECT randomblob(500) FROM n;");
      FileState before = FileState.of(shop.file());
      Plan plan = shop.plan(new Target.RunAll());
      Stop stop = new Stop(WorkEvent.StatementStarted.class::isInstance, 700);

      RunReport report =
          shop.administration().carryOut(shop.database(), plan, Duration.ofSeconds(5), stop.work());

      stop.assertSoon();
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.CANCELLED_UNCHANGED);
      assertThat(report.failure()).isEmpty();
      assertThat(FileState.of(shop.file())).isEqualTo(before);
      assertNothingLeft();
    }
  }

  @Test
  void theForeignKeyCheckOfABigTable() {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "CREATE TABLE parent (id INTEGER PRIMARY KEY, t TEXT)",
          "CREATE TABLE child (id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent (id))",
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500000)"
              + " INSERT INTO child SELECT i, i FROM n");
      shop.migration("001_step", "CREATE TABLE a (x);");
      FileState before = FileState.of(shop.file());
      Plan plan = shop.plan(new Target.RunAll());
      Stop stop =
          new Stop(
              event ->
                  event instanceof WorkEvent.StepStarted started
                      && started.step() == Step.CHECK_FOREIGN_KEYS,
              0);

      RunReport report =
          shop.administration().carryOut(shop.database(), plan, Duration.ofSeconds(5), stop.work());

      stop.assertSoon();
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.CANCELLED_UNCHANGED);
      assertThat(FileState.of(shop.file())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void theCopyOfABigFile(String mode) {
    try (Shop shop = big(mode)) {
      Stop stop = new Stop(WorkEvent.Progressed.class::isInstance, 30);

      assertThatThrownBy(() -> shop.administration().backUp(shop.database(), stop.work()))
          .isInstanceOf(OperationCancelled.class);

      stop.assertSoon();
      assertNothingLeft();
    }
  }

  @Test
  void theVerificationOfABigCopy() {
    try (Shop shop = big("DELETE")) {
      Stop stop =
          new Stop(
              event ->
                  event instanceof WorkEvent.StepStarted started && started.step() == Step.VERIFY,
              60);

      assertThatThrownBy(() -> shop.administration().backUp(shop.database(), stop.work()))
          .isInstanceOf(OperationCancelled.class);

      stop.assertSoon();
      assertNothingLeft();
    }
  }

  @Test
  void theIntegrityCheckOfABigFile() {
    try (Shop shop = big("DELETE")) {
      Stop stop = new Stop(WorkEvent.StepStarted.class::isInstance, 100);

      assertThatThrownBy(
              () -> shop.administration().check(shop.database(), CheckKind.INTEGRITY, stop.work()))
          .isInstanceOf(OperationCancelled.class);

      stop.assertSoon();
      assertNothingLeft();
    }
  }

  private Shop big(String mode) {
    Shop shop = Shop.in(folder);
    Sql.run(
        shop.file(),
        "PRAGMA journal_mode=" + mode,
        "PRAGMA synchronous=OFF",
        "CREATE TABLE big (id INTEGER PRIMARY KEY, b BLOB)",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)"
            + " INSERT INTO big (b) SELECT zeroblob(480) FROM n",
        "CREATE INDEX big_b ON big (b, id)");
    return shop;
  }

  private void assertNothingLeft() {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(path -> path.getFileName().toString()))
          .noneMatch(
              name ->
                  name.contains(".partial")
                      || name.equals("shop.db-journal")
                      || name.equals("shop.db-wal")
                      || name.equals("try.db"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Asks for a stop some time after an event.
  private static final class Stop {
    private final Cancellation cancellation = new Cancellation();
    private final Predicate<WorkEvent> at;
    private final int afterMillis;
    private boolean set;
    private volatile long asked;

    Stop(Predicate<WorkEvent> at, int afterMillis) {
      this.at = at;
      this.afterMillis = afterMillis;
    }

    Work work() {
      return new Work(
          cancellation,
          event -> {
            if (!set && at.test(event)) {
              set = true;
              CompletableFuture<Void> later =
                  CompletableFuture.runAsync(
                      this::ask,
                      CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS));
              assertThat(later).isNotNull();
            }
          });
    }

    private void ask() {
      asked = System.nanoTime();
      assertThat(cancellation.request()).isTrue();
    }

    void assertSoon() {
      assertThat(asked).isNotZero();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }
  }
}
