package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.FileReplaced;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Migrations that harm a database when they are run by a simpler tool.
class RunFaultTest {
  private static final String REBUILD =
      "CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT, added TEXT);\n"
          + "INSERT INTO new_parent SELECT id, name, '' FROM parent;\n"
          + "DROP TABLE parent;\n"
          + "ALTER TABLE new_parent RENAME TO parent;\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        REBUILD,
        "PRAGMA foreign_keys=off;\n" + REBUILD + "PRAGMA foreign_keys=on;\n",
        "PRAGMA foreign_keys=ON;\n" + REBUILD,
        "PRAGMA defer_foreign_keys=ON;\n" + REBUILD
      })
  void aTableIsRebuiltWithoutLosingARowThatRefersToIt(String up) {
    try (Shop shop = family()) {
      shop.migration("002_rebuild", up);

      RunReport report = shop.runAll();

      assertThat(report.failure()).isEmpty();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM child")).isEqualTo(2);
      assertThat(Sql.column(shop.file(), "PRAGMA foreign_key_check")).isEmpty();
      assertThat(Sql.column(shop.file(), "SELECT sql FROM sqlite_schema WHERE name = 'child'"))
          .first()
          .asString()
          .contains("REFERENCES parent");
    }
  }

  @Test
  void theRebuildInTheWrongOrderIsRefusedBecauseTheChildWouldReferToNothing() {
    try (Shop shop = family()) {
      shop.migration(
          "002_rebuild",
          "ALTER TABLE parent RENAME TO old_parent;\n"
              + "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT, added TEXT);\n"
              + "INSERT INTO parent SELECT id, name, '' FROM old_parent;\n"
              + "DROP TABLE old_parent;\n");
      FileState before = FileState.of(shop.file());

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.ForeignKeysBroken.class,
              broken -> {
                assertThat(broken.references()).hasSize(1);
                assertThat(broken.references().getFirst().rows()).isEqualTo(2);
              });
      assertThat(FileState.of(shop.file())).isEqualTo(before);
    }
  }

  @Test
  void oldViolationsDoNotStopARunAndAreCounted() {
    try (Shop shop = family()) {
      Sql.run(shop.file(), "PRAGMA foreign_keys=OFF", "INSERT INTO child VALUES (77, 99)");
      shop.migration("002_more", "CREATE TABLE more (x);");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(report.brokenBefore()).isEqualTo(1);
    }
  }

  @Test
  void aNewViolationIsRefusedAlsoWhereAnOldOneGoesAwayAtTheSameTime() {
    try (Shop shop = family()) {
      Sql.run(shop.file(), "PRAGMA foreign_keys=OFF", "INSERT INTO child VALUES (77, 99)");
      shop.migration(
          "002_exchange", "DELETE FROM child WHERE id = 77;\nINSERT INTO child VALUES (78, 98);");
      FileState before = FileState.of(shop.file());

      RunReport report = shop.runAll();

      assertThat(report.failure().orElseThrow()).isInstanceOf(RunFailure.ForeignKeysBroken.class);
      assertThat(FileState.of(shop.file())).isEqualTo(before);
      assertThat(shop.runAll(Allowance.FOREIGN_KEYS).outcome()).isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void whatOneRunSwitchedDoesNotHoldForTheNext() {
    try (Shop shop = family()) {
      shop.migration(
          "002_switches",
          "PRAGMA legacy_alter_table=ON;\nPRAGMA writable_schema=ON;\n"
              + "PRAGMA ignore_check_constraints=ON;\nPRAGMA recursive_triggers=ON;\n"
              + "CREATE TABLE strict (x CHECK (x > 0));\nINSERT INTO strict VALUES (-1);");
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
      shop.migration("003_check", "INSERT INTO strict VALUES (-2);");

      RunReport check = shop.runAll();

      assertThat(check.failure().orElseThrow()).isInstanceOf(RunFailure.StatementFailed.class);
      shop.write("003_check.up.sql", "DELETE FROM sqlite_schema WHERE name = 'child';");
      assertThat(shop.runAll().failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.StatementFailed.class,
              failed -> assertThat(failed.result().message()).contains("may not be modified"));
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM strict")).isEqualTo(1);
    }
  }

  @Test
  void aFileOutsideOfATransactionVacuumsAndChangesTheJournalMode() {
    try (Shop shop = family()) {
      shop.migration(
          "002_vacuum",
          "-- switchback: no-transaction VACUUM can't be in one\n"
              + "VACUUM;\nPRAGMA journal_mode=WAL;\nCREATE TABLE after_it (x);");

      RunReport report = shop.runAll();

      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "PRAGMA journal_mode")).containsExactly("wal");
    }
  }

  @Test
  void aFileOutsideOfATransactionThatFailsSaysThatSomethingStays() {
    try (Shop shop = family()) {
      shop.migration(
          "002_half",
          "-- switchback: no-transaction VACUUM can't be in one\n"
              + "CREATE TABLE first (x);\nVACUUM;\nINSERT INTO nowhere VALUES (1);");

      RunReport report = shop.runAll();

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'first'"))
          .hasSize(1);
      var undo = shop.administration().planUndo(shop.database()).orElseThrow();
      shop.administration().undo(shop.database(), undo, Work.quiet());
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'first'"))
          .isEmpty();
    }
  }

  @Test
  void aFileThatCommitsByItselfIsRunOnlyWhenThatIsAllowedByName() {
    try (Shop shop = family()) {
      shop.migration(
          "002_own", "BEGIN;\nCREATE TABLE own (x);\nCOMMIT;\nINSERT INTO own VALUES (1);");
      assertThat(shop.planning(new Target.RunAll(), Atomicity.ALL_OR_NOTHING))
          .isInstanceOf(Refusal.class);

      RunReport report = shop.runAll(Allowance.TRANSACTION_CONTROL);

      assertThat(report.failure()).isEmpty();
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM own")).isEqualTo(1);
    }
  }

  @Test
  void aFileThatOpensATransactionAndForgetsItLosesOnlyThat() {
    try (Shop shop = family()) {
      shop.migration("002_open", "CREATE TABLE kept (x);\nBEGIN;\nINSERT INTO kept VALUES (1);");

      RunReport report = shop.runAll(Allowance.TRANSACTION_CONTROL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.StatementFailed.class,
              failed -> assertThat(failed.result().message()).contains("is committed"));
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM kept")).isZero();
      assertThat(shop.plan(new Target.RunAll(), Allowance.TRANSACTION_CONTROL).steps()).hasSize(1);
    }
  }

  @Test
  void ofMigrationsEachOnItsOwnThoseBeforeTheFailureStay() {
    try (Shop shop = family()) {
      shop.migration("002_a", "CREATE TABLE a (x);")
          .migration("003_b", "CREATE TABLE b (x);")
          .migration("004_bad", "CREATE TABLE c (x);\nINSERT INTO nowhere VALUES (1);")
          .migration("005_d", "CREATE TABLE d (x);");
      Plan plan = (Plan) shop.planning(new Target.RunAll(), Atomicity.EACH_ON_ITS_OWN);

      RunReport report = shop.carryOut(plan);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
      assertThat(report.stays()).containsExactly(Version.of("002"), Version.of("003"));
      assertThat(
              Sql.column(
                  shop.file(),
                  "SELECT name FROM sqlite_schema WHERE name IN ('a', 'b', 'c', 'd') ORDER BY 1"))
          .containsExactly("a", "b");
    }
  }

  @Test
  void aLiteralOfMoreThanAMillionCharactersIsInserted() {
    try (Shop shop = family()) {
      shop.migration(
          "002_large",
          "CREATE TABLE large (x);\nINSERT INTO large VALUES ('" + "x".repeat(1_100_000) + "');");

      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(Sql.number(shop.file(), "SELECT length(x) FROM large")).isEqualTo(1_100_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE, replaced", "DELETE, deleted", "WAL, replaced", "WAL, deleted"})
  void aFileThatIsExchangedWhileARunIsInProgressIsNotWrittenTo(String mode, String how)
      throws Exception {
    try (Shop shop = family()) {
      Path other = folder.resolve("data/other.db");
      Sql.run(other, "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)");
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.migration("002_a", "CREATE TABLE a (x);\nINSERT INTO a VALUES (1);");
      FileState others = FileState.of(other);

      RunReport report =
          shop.administration()
              .carryOut(
                  shop.database(),
                  shop.plan(new Target.RunAll()),
                  Duration.ofSeconds(5),
                  Work.reportingTo(
                      event -> {
                        if (event instanceof WorkEvent.StatementStarted started
                            && started.number() == 2) {
                          exchange(shop.file(), other, how);
                        }
                      }));

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure().orElseThrow())
          .isInstanceOfSatisfying(
              RunFailure.Stopped.class,
              stopped -> assertThat(stopped.failure()).isInstanceOf(FileReplaced.class));
      if (how.equals("replaced")) {
        assertThat(FileState.of(shop.file())).isEqualTo(others);
      } else {
        assertThat(shop.file()).doesNotExist();
      }
      // SQLite leaves its log where the file was; nothing in it is committed, as the state shows.
      assertThat(Path.of(shop.file() + "-journal")).doesNotExist();
    }
  }

  private static void exchange(Path file, Path other, String how) {
    try {
      if (how.equals("replaced")) {
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shop family() {
    Shop shop =
        Shop.in(folder)
            .migration(
                "001_family",
                "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\n"
                    + "CREATE TABLE child (id INTEGER PRIMARY KEY,\n"
                    + "  parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);\n"
                    + "INSERT INTO parent VALUES (1, 'a'), (2, 'b');\n"
                    + "INSERT INTO child VALUES (1, 1), (2, 2);");
    shop.runAll();
    return shop;
  }
}
