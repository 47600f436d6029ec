package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of other tools that bring their own transactions, or rebuild a table while foreign keys
/// are on, carried out as the tool (sqlx) would, and the safe way.
class OwnTransactionsTest {
  private static final String PARENTS =
      "CREATE TABLE parents (id INTEGER PRIMARY KEY);\n"
          + "CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL"
          + " REFERENCES parents (id) ON DELETE CASCADE);\n"
          + "INSERT INTO parents VALUES (1), (2);\n"
          + "INSERT INTO children VALUES (1, 1), (2, 1), (3, 2);\n";
  private static final String REBUILD =
      "CREATE TABLE new_parents (id INTEGER PRIMARY KEY, name TEXT);\n"
          + "INSERT INTO new_parents (id) SELECT id FROM parents;\n"
          + "DROP TABLE parents;\n"
          + "ALTER TABLE new_parents RENAME TO parents;\n";

  @TempDir Path folder;

  @Test
  void aFileThatEscapesTheTransactionRunsAndIsRecorded() {
    try (Shop shop = sqlx(PARENTS)) {
      shop.write(
          "2_rebuild.sql",
          "COMMIT; PRAGMA foreign_keys=OFF; BEGIN;\n"
              + REBUILD
              + "COMMIT; PRAGMA foreign_keys=ON; BEGIN;\n");

      RunReport report = run(shop, Atomicity.AS_THE_TOOL);

      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.safetyCopy()).isPresent();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM children")).isEqualTo(3);
      assertThat(Sql.column(shop.file(), "SELECT version || success FROM _sqlx_migrations"))
          .containsExactly("11", "21");
    }
  }

  @Test
  void theSafeWayRefusesItUnlessThatIsAllowed() {
    try (Shop shop = sqlx(PARENTS)) {
      shop.write("2_commits.sql", "CREATE TABLE a (x);\nCOMMIT;\nBEGIN;\nCREATE TABLE b (x);\n");

      assertThat(plan(shop, Atomicity.ALL_OR_NOTHING))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.reasons())
                      .allSatisfy(
                          reason ->
                              assertThat(reason.allowance())
                                  .contains(Allowance.TRANSACTION_CONTROL)));
    }
  }

  @Test
  void whatWasCommittedBeforeAFailureStaysAndTheReportSaysSo() {
    try (Shop shop = sqlx(PARENTS)) {
      shop.write(
          "2_half.sql", "CREATE TABLE a (x);\nCOMMIT;\nBEGIN;\nINSERT INTO nowhere VALUES (1);\n");

      RunReport report = run(shop, Atomicity.AS_THE_TOOL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(Sql.column(shop.file(), "SELECT version FROM _sqlx_migrations"))
          .containsExactly("1");
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'a'"))
          .containsExactly("a");
    }
  }

  @Test
  void aBeginInsideTheToolsTransactionFailsAsItWouldForTheTool() {
    try (Shop shop = sqlx(PARENTS)) {
      shop.write("2_begin.sql", "BEGIN;\nCREATE TABLE a (x);\nCOMMIT;\n");

      RunReport report = run(shop, Atomicity.AS_THE_TOOL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure().orElseThrow().toString())
          .contains("cannot start a transaction within a transaction");
      assertThat(Sql.column(shop.file(), "SELECT version FROM _sqlx_migrations"))
          .containsExactly("1");
    }
  }

  @Test
  void aRebuildUnderForeignKeysIsCountedByATryAndTheSafeWayKeepsTheRows() {
    try (Shop shop = sqlx(PARENTS)) {
      shop.write("2_rebuild.sql", REBUILD);

      TryReport tried =
          shop.administration()
              .tryOnCopy(
                  shop.administration().database("shop"),
                  (Plan) plan(shop, Atomicity.AS_THE_TOOL),
                  Work.quiet());
      assertThat(tried.rows())
          .anySatisfy(
              rows -> {
                assertThat(rows.table()).isEqualTo("children");
                assertThat(rows.differs()).isTrue();
              });
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM children")).isEqualTo(3);

      assertThat(run(shop, Atomicity.ALL_OR_NOTHING).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM children")).isEqualTo(3);
      assertThat(Sql.column(shop.file(), "SELECT version FROM _sqlx_migrations"))
          .containsExactly("1", "2");
    }
  }

  @Test
  void theFirstFileMayRunOutsideATransactionAlsoInTheSafeWay() {
    try (Shop shop = Shop.in(folder)) {
      shop.administration()
          .update(shop.database().withSettings(Settings.NONE.with(Settings.HISTORY_TOOL, "SQLX")));
      shop.write("1_first.sql", "-- no-transaction\nCREATE TABLE a (x);\nVACUUM;\n");

      RunReport report = run(shop, Atomicity.ALL_OR_NOTHING);

      assertThat(report.failure()).isEmpty();
      assertThat(Sql.column(shop.file(), "SELECT version FROM _sqlx_migrations"))
          .containsExactly("1");
    }
  }

  /// A database whose history is sqlx's, with one migration applied by Switchback as sqlx would.
  private Shop sqlx(String first) {
    Shop shop = Shop.in(folder);
    shop.administration()
        .update(shop.database().withSettings(Settings.NONE.with(Settings.HISTORY_TOOL, "SQLX")));
    shop.write("1_first.sql", first);
    assertThat(run(shop, Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
    return shop;
  }

  private static dev.switchback.migration.Planning plan(Shop shop, Atomicity atomicity) {
    return shop.administration()
        .plan(shop.administration().database("shop"), new Target.RunAll(), atomicity, Set.of());
  }

  private static RunReport run(Shop shop, Atomicity atomicity) {
    return shop.administration()
        .carryOut(
            shop.administration().database("shop"),
            (Plan) plan(shop, atomicity),
            Duration.ofSeconds(5),
            Work.quiet());
  }
}
