package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.MigrationState;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Migrations that run only where a condition holds, and statements that are repeated.
class ConditionsAndBatchesTest {
  private static final String FILL =
      "CREATE TABLE big (id INTEGER PRIMARY KEY, done INTEGER NOT NULL DEFAULT 0);\n"
          + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
          + " INSERT INTO big (id) SELECT i FROM n;";
  private static final String UPDATE =
      "UPDATE big SET done = 1 WHERE id IN (SELECT id FROM big WHERE done = 0 LIMIT 1000);";

  @TempDir Path folder;

  @Test
  void aMigrationWhoseConditionDoesNotHoldIsSkippedAndNotRecorded() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_a", "CREATE TABLE a (x);", "DROP TABLE a;")
          .migration(
              "002_add",
              "-- switchback: only if not column a.x exists\nALTER TABLE a ADD COLUMN x TEXT;")
          .migration("003_b", "-- switchback: only if table a exists\nCREATE TABLE b (y);");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.steps())
          .extracting(StepReport::outcome)
          .containsExactly(
              StepReport.Outcome.DONE, StepReport.Outcome.SKIPPED, StepReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT version FROM switchback_history"))
          .containsExactly("001", "003");
      assertThat(shop.administration().status(shop.database()).timeline().rows().get(1).state())
          .isEqualTo(MigrationState.SKIPPED);
    }
  }

  @Test
  void aSkippedMigrationLeavesTheDatabaseUpToDate() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_a", "CREATE TABLE a (x);")
          .migration(
              "002_add",
              "-- switchback: only if SELECT count(*) FROM a\nALTER TABLE a ADD COLUMN z TEXT;");
      shop.runAll();

      DatabaseStatus status = shop.administration().status(shop.database());

      assertThat(status.state()).isEqualTo(DatabaseState.UP_TO_DATE);
      assertThat(status.timeline().rows())
          .extracting(TimelineRow::state)
          .containsExactly(MigrationState.APPLIED, MigrationState.SKIPPED);
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);

      Sql.run(shop.file(), "INSERT INTO a VALUES (1)");
      assertThat(shop.administration().status(shop.database()).state())
          .isEqualTo(DatabaseState.PENDING);
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void aConditionThatIsNotUnderstoodIsAProblemOfItsFile() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_a", "-- switchback: only when table a exists\nCREATE TABLE a (x);");

      assertThat(shop.administration().source(shop.migrations()).migrations().problems())
          .extracting(SourceProblem::kind)
          .containsExactly(SourceProblem.Kind.UNKNOWN_DIRECTIVE);
    }
  }

  @Test
  void aRepeatedStatementRunsUntilNoRowChanges() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_fill", FILL)
          .migration("002_batches", "-- switchback: repeat until no rows change\n" + UPDATE);
      List<Long> told = new ArrayList<>();

      RunReport report =
          shop.administration()
              .carryOut(
                  shop.database(),
                  shop.plan(new Target.RunAll()),
                  Duration.ofSeconds(5),
                  Work.reportingTo(
                      event -> {
                        if (event
                                instanceof
                                WorkEvent.Progressed(var step, long rows, long t, var unit)
                            && unit == WorkEvent.Unit.ROWS) {
                          told.add(rows);
                        }
                      }));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM big WHERE done = 1"))
          .isEqualTo(10_000);
      assertThat(told).startsWith(1000L, 2000L).endsWith(10_000L, 10_000L);
      assertThat(report.steps().getLast().statements().getFirst().rowsChanged()).isEqualTo(10_000);
    }
  }

  @Test
  void cancellingBatchesOfOneTransactionTakesAllBack() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_fill", FILL);
      shop.runAll();
      shop.migration("002_batches", "-- switchback: repeat until no rows change\n" + UPDATE);

      assertThat(cancelledAfterThreeBatches(shop).outcome())
          .isEqualTo(RunReport.Outcome.CANCELLED_UNCHANGED);

      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM big WHERE done = 1")).isZero();
    }
  }

  @Test
  void cancellingCommittedBatchesKeepsThemAndTheNextRunGoesOn() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_fill", FILL);
      shop.runAll();
      shop.migration(
          "002_batches",
          "-- switchback: repeat until no rows change, committing each batch\n" + UPDATE);

      assertThat(cancelledAfterThreeBatches(shop).outcome())
          .isEqualTo(RunReport.Outcome.CANCELLED_PARTLY);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM big WHERE done = 1"))
          .isEqualTo(3000);

      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM big WHERE done = 1"))
          .isEqualTo(10_000);
    }
  }

  private static RunReport cancelledAfterThreeBatches(Shop shop) {
    Cancellation cancellation = new Cancellation();
    AtomicInteger batches = new AtomicInteger();
    return shop.administration()
        .carryOut(
            shop.database(),
            shop.plan(new Target.RunAll()),
            Duration.ofSeconds(5),
            new Work(
                cancellation,
                event -> {
                  if (event instanceof WorkEvent.Progressed(var step, long rows, long t, var unit)
                      && unit == WorkEvent.Unit.ROWS
                      && batches.incrementAndGet() == 3) {
                    cancellation.request();
                  }
                }));
  }
}
