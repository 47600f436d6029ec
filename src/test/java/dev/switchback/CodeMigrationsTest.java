package dev.switchback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.code.Applicability;
import dev.switchback.code.CodeMigration;
import dev.switchback.code.MigrationConnection;
import dev.switchback.code.ReadConnection;
import dev.switchback.code.ReversibleCodeMigration;
import dev.switchback.code.StatementRefused;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.run.TryReport;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Migrations in Java that a program gives to the library, mixed with a folder of SQL.
class CodeMigrationsTest {
  @TempDir Path folder;

  /// Between `001` and `003` of the folder.
  private static final class AddTotals implements ReversibleCodeMigration {
    @Override
    public String version() {
      return "002";
    }

    @Override
    public String description() {
      return "add totals";
    }

    @Override
    public void up(MigrationConnection connection) {
      connection.execute("ALTER TABLE orders ADD COLUMN total INTEGER");
      connection.forEach(
          "SELECT id, price, pieces FROM orders ORDER BY id",
          row ->
              connection.execute(
                  "UPDATE orders SET total = ? WHERE id = ?",
                  row.number("price") * row.number("pieces"),
                  row.number(1)));
    }

    @Override
    public void down(MigrationConnection connection) {
      connection.execute("ALTER TABLE orders DROP COLUMN total");
    }
  }

  /// Does what a test says.
  private static class Does implements CodeMigration {
    private final String version;
    private final Body body;

    Does(String version, Body body) {
      this.version = version;
      this.body = body;
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public String description() {
      return "does";
    }

    @Override
    public void up(MigrationConnection connection) throws Exception {
      body.run(connection);
    }
  }

  @FunctionalInterface
  private interface Body {
    void run(MigrationConnection connection) throws Exception;
  }

  private Shop shop() {
    return Shop.in(folder)
        .migration(
            "001_orders",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, price INTEGER, pieces INTEGER);\n"
                + "INSERT INTO orders (price, pieces) VALUES (5, 2), (7, 3);",
            "DROP TABLE orders;")
        .migration("003_index", "CREATE INDEX by_total ON orders (total);", "DROP INDEX by_total;");
  }

  private static void give(Shop shop, CodeMigration... migrations) {
    shop.administration().provide(shop.database(), List.of(migrations));
  }

  private static List<String> rows(Shop shop) {
    return shop.administration().status(shop.database()).timeline().rows().stream()
        .map(row -> row.version() + " " + row.description() + " " + row.state())
        .toList();
  }

  @Test
  void itRunsInItsPlaceAmongTheFilesAndIsRolledBackInItsPlace() {
    try (Shop shop = shop()) {
      give(shop, new AddTotals());
      assertThat(rows(shop))
          .containsExactly("001 orders PENDING", "002 add totals PENDING", "003 index PENDING");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.rows(shop.file(), "SELECT id, total FROM orders"))
          .containsExactly("1|10", "2|21");
      assertThat(
              Sql.rows(
                  shop.file(),
                  "SELECT version, description, event, up_sql, down_sql FROM switchback_history"
                      + " WHERE version = '002'"))
          .containsExactly(
              "002|add totals|applied|-- switchback: java"
                  + " dev.switchback.CodeMigrationsTest$AddTotals|-- switchback: java"
                  + " dev.switchback.CodeMigrationsTest$AddTotals");
      assertThat(rows(shop))
          .containsExactly("001 orders APPLIED", "002 add totals APPLIED", "003 index APPLIED");

      RunReport back = shop.carryOut(shop.plan(new Target.RollBackAll()));

      assertThat(back.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name LIKE 'or%'"))
          .isEmpty();
    }
  }

  @Test
  void aTryOnACopyRunsItAndTakesItBackThereOnly() {
    try (Shop shop = shop()) {
      give(shop, new AddTotals());

      TryReport report =
          shop.administration()
              .tryOnCopy(shop.database(), shop.plan(new Target.RunAll()), Work.quiet());

      assertThat(report.up().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.rollBackVerdict()).isEqualTo(TryReport.RollBackVerdict.EXACT);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema")).isEmpty();
    }
  }

  @Test
  void whatItThrowsFailsItsStepAndTakesTheWholeRunBack() {
    try (Shop shop = shop()) {
      give(
          shop,
          new Does(
              "002",
              connection -> {
                connection.execute("DELETE FROM orders");
                throw new IllegalStateException("no totals today");
              }));

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.steps())
          .extracting(StepReport::outcome)
          .containsExactly(
              StepReport.Outcome.TAKEN_BACK,
              StepReport.Outcome.FAILED,
              StepReport.Outcome.NOT_REACHED);
      RunFailure.CodeFailed failed = (RunFailure.CodeFailed) report.failure().orElseThrow();
      assertThat(failed.className()).isEqualTo("dev.switchback.CodeMigrationsTest$Does");
      assertThat(failed.said()).isEqualTo("java.lang.IllegalStateException: no totals today");
      assertThat(failed.place().orElseThrow()).startsWith("CodeMigrationsTest.java:");
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
      assertThat(rows(shop)).contains("002 does FAILED");
    }
  }

  @Test
  void aRefusedStatementIsNamedAndErrorsAreForeseenToo() {
    try (Shop shop = shop()) {
      give(
          shop,
          new Does("002", connection -> connection.execute("INSERT INTO nowhere VALUES (1)")));

      RunFailure.CodeFailed failed = (RunFailure.CodeFailed) shop.runAll().failure().orElseThrow();

      assertThat(failed.sql()).contains("INSERT INTO nowhere VALUES (1)");
      assertThat(failed.said()).isEqualTo("no such table: nowhere");
      assertThat(failed.code()).contains("SQLITE_ERROR");

      give(
          shop,
          new Does(
              "002",
              connection -> {
                throw new NoClassDefFoundError("com/example/Missing");
              }));
      assertThat(shop.runAll().failure())
          .get()
          .isInstanceOfSatisfying(
              RunFailure.CodeFailed.class,
              it ->
                  assertThat(it.said())
                      .isEqualTo("java.lang.NoClassDefFoundError: com/example/Missing"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "ROLLBACK",
        "BEGIN",
        "SAVEPOINT a",
        "END",
        "VACUUM",
        "VACUUM INTO 'x.db'",
        "ATTACH 'other.db' AS other",
        "/* */ attach 'other.db' AS other",
        "PRAGMA journal_mode = wal",
        "PRAGMA foreign_keys = ON",
        "PRAGMA query_only = 0",
        "SELECT 1; COMMIT",
        "SELECT 'unfinished",
        ""
      })
  void itCantLeaveItsTransactionOrItsFile(String sql) {
    try (Shop shop = shop()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      give(
          shop,
          new Does(
              "002",
              connection -> {
                try {
                  connection.execute(sql);
                } catch (StatementRefused e) {
                  thrown.set(e);
                }
                connection.execute("ALTER TABLE orders ADD COLUMN total INTEGER");
              }));

      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(thrown.get()).isInstanceOf(StatementRefused.class);
    }
  }

  @Test
  void afterSqliteItselfRolledBackNothingMoreIsWritten() {
    try (Shop shop = shop()) {
      give(
          shop,
          new Does(
              "002",
              connection -> {
                try {
                  connection.execute("INSERT OR ROLLBACK INTO orders (id) VALUES (1)");
                } catch (StatementRefused swallowed) {
                  // As careless code does.
                }
                try {
                  connection.execute("CREATE TABLE outside (x)");
                } catch (IllegalStateException swallowed) {
                  // The same again.
                }
              }));

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'outside'"))
          .isEmpty();
    }
  }

  @Test
  void theConnectionEndsWithTheMigrationAndBelongsToItsThread() throws Exception {
    try (Shop shop = shop()) {
      AtomicReference<MigrationConnection> kept = new AtomicReference<>();
      AtomicReference<Throwable> elsewhere = new AtomicReference<>();
      give(
          shop,
          new Does(
              "002",
              connection -> {
                kept.set(connection);
                Thread other =
                    new Thread(
                        () -> {
                          try {
                            connection.number("SELECT 1");
                          } catch (RuntimeException e) {
                            elsewhere.set(e);
                          }
                        });
                other.start();
                other.join();
                connection.execute("ALTER TABLE orders ADD COLUMN total INTEGER");
              }));

      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(elsewhere.get()).hasMessageContaining("thread");
      assertThatThrownBy(() -> requireNonNull(kept.get()).number("SELECT 1"))
          .hasMessageContaining("has ended");
    }
  }

  private static final class OnlyWhereOrdersAre extends Does {
    OnlyWhereOrdersAre() {
      super("000", connection -> connection.execute("CREATE TABLE seen (x)"));
    }

    @Override
    public Applicability check(ReadConnection connection) {
      return Applicability.onlyIf(() -> connection.hasTable("orders"), "there are no orders yet");
    }
  }

  @Test
  void oneThatDoesntApplyIsSkippedForItsReasonAndNotRecorded() {
    try (Shop shop = shop().migration("002_total", "ALTER TABLE orders ADD COLUMN total;")) {
      give(shop, new OnlyWhereOrdersAre());
      assertThat(rows(shop)).contains("000 does SKIPPED");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT version FROM switchback_history"))
          .containsExactly("001", "002", "003");
      assertThat(rows(shop)).contains("000 does OUT_OF_ORDER");
    }
  }

  @Test
  void theReasonStandsInTheReport() {
    try (Shop shop = shop()) {
      class Never extends Does {
        Never() {
          super("002", connection -> {});
        }

        @Override
        public Applicability check(ReadConnection connection) {
          assertThatThrownBy(() -> connection.number("DELETE FROM orders RETURNING 1"))
              .isInstanceOf(StatementRefused.class);
          return new Applicability.DoesNotApply("not here");
        }
      }
      give(
          shop,
          new Never(),
          new Does("002.5", c -> c.execute("ALTER TABLE orders ADD COLUMN total")));

      RunReport report = shop.runAll();

      assertThat(report.steps().get(1).skippedFor()).contains("not here");
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(2);
    }
  }

  @Test
  void manyRowsAreWrittenInBatchesWithProgress() {
    try (Shop shop = shop()) {
      give(
          shop,
          new Does(
              "002",
              connection -> {
                connection.execute("ALTER TABLE orders ADD COLUMN total INTEGER");
                long rows =
                    connection.executeBatch(
                        "INSERT INTO orders (price, pieces) VALUES (?, ?)",
                        IntStream.range(0, 5000).mapToObj(i -> List.of(i, 2)).toList());
                connection.progress(rows, 5000);
              }));
      List<WorkEvent> events = new ArrayList<>();

      RunReport report =
          shop.administration()
              .carryOut(
                  shop.database(),
                  shop.plan(new Target.RunAll()),
                  Duration.ofSeconds(5),
                  Work.reportingTo(events::add));

      assertThat(report.steps().get(1).statements().getFirst().rowsChanged()).isEqualTo(5000);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(5002);
      assertThat(events)
          .contains(
              new WorkEvent.Progressed(
                  dev.switchback.work.Step.RUN_MIGRATION, 5000, 5000, WorkEvent.Unit.ROWS));
    }
  }

  @Test
  void aRequestToStopEndsItBetweenRowsAlsoWhenItSwallowsEverything() {
    try (Shop shop = shop()) {
      Cancellation cancellation = new Cancellation();
      give(
          shop,
          new Does(
              "002",
              connection -> {
                for (int i = 0; i < 1000; i++) {
                  try {
                    connection.execute("INSERT INTO orders (price) VALUES (?)", i);
                  } catch (RuntimeException swallowed) {
                    // Also the request to stop.
                  }
                  if (i == 100) {
                    cancellation.request();
                  }
                }
              }));

      RunReport report =
          shop.administration()
              .carryOut(
                  shop.database(),
                  shop.plan(new Target.RunAll()),
                  Duration.ofSeconds(5),
                  new Work(cancellation, event -> {}));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.CANCELLED_UNCHANGED);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
    }
  }

  @Test
  void aVersionThatAFileHasTooIsADuplicate() {
    try (Shop shop = shop()) {
      give(shop, new Does("3", connection -> {}));

      assertThat(
              shop.planning(new Target.RunAll(), dev.switchback.migration.Atomicity.ALL_OR_NOTHING))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.reasons())
                      .singleElement()
                      .isInstanceOf(Refusal.Reason.Duplicate.class));
      assertThatThrownBy(() -> give(shop, new Does("x", connection -> {})))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void withoutItsClassTheWayBackIsRefusedByName() {
    try (Shop shop = shop()) {
      give(shop, new AddTotals());
      shop.runAll();
      give(shop);

      assertThat(rows(shop)).contains("002 add totals MISSING");
      assertThat(
              shop.planning(
                  new Target.RollBackLast(2), dev.switchback.migration.Atomicity.ALL_OR_NOTHING))
          .isEqualTo(
              new Refusal(
                  new Target.RollBackLast(2),
                  List.of(
                      new Refusal.Reason.ClassGone(
                          Version.of("002"), "dev.switchback.CodeMigrationsTest$AddTotals"))));
    }
  }

  @Test
  void bringingUpToDateRunsWhatWasGivenSince() {
    try (Shop shop = shop().migration("002_total", "ALTER TABLE orders ADD COLUMN total;")) {
      Administration administration = shop.administration();
      assertThat(bring(administration, shop).applied()).isEqualTo(3);

      give(shop, new Does("004", connection -> connection.execute("CREATE TABLE late (x)")));

      assertThat(bring(administration, shop).applied()).isEqualTo(1);
      assertThat(bring(administration, shop).report()).isEqualTo(Optional.empty());
      assertThat(rows(shop)).contains("004 does " + MigrationState.APPLIED);
    }
  }

  private static Brought bring(Administration administration, Shop shop) {
    return administration.bringUpToDate(
        shop.database(), Set.of(), Duration.ofSeconds(5), Work.quiet());
  }
}
