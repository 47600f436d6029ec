package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Care;
import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.TablePart;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.failure.NotPutBack;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.UndoPlan;
import dev.switchback.sqlite.CopyPace;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Some tables of a backup, put back into the present file.
class RestoreTablesTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void openShop() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void onlyTheChosenTableGoesBackAndUndoAndRedoTakeItBackAndForth(String mode) {
    Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
    shop.withTwoMigrations().runAll();
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "DELETE FROM orders WHERE id = 1",
        "UPDATE orders SET customer_id = 1",
        "INSERT INTO orders (id, customer_id) VALUES (77, 2)",
        "INSERT INTO customers (name) VALUES ('Edsger')");

    RestorePlan plan = planned(backup, "orders");
    Comparison rows = compared(plan);
    RestoreReport report = restore(plan);

    assertThat(rows.tables()).hasSize(1);
    assertThat(rows.table("ORDERS").orElseThrow().tally().changed()).isEqualTo(2);
    assertThat(rows.table("orders").orElseThrow().tally().onlyToday()).isEqualTo(1);
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(report.rows()).containsOnly(java.util.Map.entry("orders", 3L));
    assertThat(Sql.rows(shop.file(), "SELECT * FROM orders")).containsExactly("1|1", "2|2", "3|2");
    assertThat(Sql.column(shop.file(), "SELECT name FROM customers"))
        .as("the other table keeps today's rows")
        .contains("Edsger");
    assertThat(shop.timeline().pending()).isEmpty();

    go(shop.administration().planUndo(shop.database()));
    assertThat(Sql.rows(shop.file(), "SELECT * FROM orders")).containsExactly("2|1", "3|1", "77|2");
    go(shop.administration().planRedo(shop.database()));
    assertThat(Sql.rows(shop.file(), "SELECT * FROM orders")).containsExactly("1|1", "2|2", "3|2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aRowThatSomebodyWritesAfterTheSafetyCopyIsInTheNextOne(String mode) {
    Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
    shop.withTwoMigrations().runAll();
    RestorePlan plan = planned(backUp(), "orders");
    AtomicBoolean once = new AtomicBoolean();
    Work work =
        Work.reportingTo(
            event -> {
              if (event instanceof WorkEvent.StepStarted started
                  && started.step() == Step.WAIT_FOR_LOCK
                  && once.compareAndSet(false, true)) {
                Sql.run(shop.file(), "INSERT INTO orders (id, customer_id) VALUES (77, 2)");
              }
            });

    RestoreReport report = shop.administration().restore(shop.database(), plan, work);

    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders WHERE id = 77")).isZero();
    assertThat(
            Sql.number(
                report.keptFile().orElseThrow(), "SELECT count(*) FROM orders WHERE id = 77"))
        .isEqualTo(1);
  }

  @Test
  void triggersDoNotFireAndAreThereAgainAndIndexesViewsAndNumbersFollow() {
    Sql.run(
        shop.file(),
        "CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, price REAL)",
        "CREATE INDEX item_name ON item (name)",
        "CREATE TABLE log (what)",
        "CREATE VIEW cheap AS SELECT * FROM item WHERE price < 2",
        "INSERT INTO item (name, price) VALUES ('nail', 0.1), ('saw', 19.5)");
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "CREATE TRIGGER item_gone AFTER DELETE ON item BEGIN INSERT INTO log VALUES (old.id); END",
        "CREATE TRIGGER item_new AFTER INSERT ON item BEGIN INSERT INTO log VALUES (new.id); END",
        "INSERT INTO item (name, price) VALUES ('drill', 99), ('screw', 0.2)",
        "DELETE FROM item WHERE name IN ('drill', 'screw', 'nail')",
        "DELETE FROM log");
    List<String> schema =
        Sql.rows(shop.file(), "SELECT type, name, sql FROM sqlite_schema ORDER BY 2");

    RestorePlan plan = planned(backup, "item");
    TablePart part = ((Extent.Tables) plan.extent()).parts().getFirst();

    assertThat(part.triggers()).containsExactly("item_gone", "item_new");
    assertThat(part.indexes()).containsExactly("item_name");
    assertThat(part.views()).containsExactly("cheap");
    assertThat(part.sequence()).hasValue(4);
    assertThat(restore(plan).outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.column(shop.file(), "SELECT what FROM log")).isEmpty();
    assertThat(Sql.rows(shop.file(), "SELECT type, name, sql FROM sqlite_schema ORDER BY 2"))
        .isEqualTo(schema);
    assertThat(Sql.rows(shop.file(), "SELECT * FROM item"))
        .containsExactly("1|nail|0.1", "2|saw|19.5");
    Sql.run(shop.file(), "INSERT INTO item (name, price) VALUES ('hammer', 9)");
    assertThat(Sql.column(shop.file(), "SELECT max(id) FROM item"))
        .as("a number that was given once is never given again")
        .containsExactly("5");
    assertThat(Sql.column(shop.file(), "SELECT what FROM log")).containsExactly("5");
    assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void referencesInBothDirectionsAreSaidBeforeAndNothingIsLeftDangling() {
    shop.withTwoMigrations().runAll();
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "INSERT INTO customers (id, name) VALUES (9, 'Barbara')",
        "INSERT INTO orders (customer_id) VALUES (9)");

    RestorePlan customers = planned(backup, "customers");
    Extent.Tables alone = (Extent.Tables) customers.extent();

    assertThat(alone.parts().getFirst().referredBy()).containsExactly("orders");
    assertThat(alone.dangling()).containsExactly(new Extent.Dangling("orders", "customers", 1));
    RestoreReport refused = restore(customers);
    assertThat(refused.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
    assertThat(refused.failure().orElseThrow())
        .isInstanceOfSatisfying(
            NotPutBack.class,
            not -> assertThat(not.reason()).isEqualTo(NotPutBack.Reason.FOREIGN_KEYS));
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(3);

    RestorePlan both = planned(backup, "customers", "orders");
    assertThat(((Extent.Tables) both.extent()).dangling()).isEmpty();
    assertThat(restore(both).outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);
    assertThat(Sql.column(shop.file(), "PRAGMA foreign_key_check")).isEmpty();
  }

  @Test
  void aPackedBackupGivesItsTablesAndItsPointsLikeAnyOther() {
    shop.withTwoMigrations();
    shop.carryOut(shop.plan(new Target.RunNext(1)));
    Backup packed =
        shop.administration()
            .backUp(
                shop.database(),
                new BackupWish(Optional.of(Care.Packing.ZSTD), CopyPace.byItself()),
                Work.quiet())
            .backup();
    assertThat(packed.care().packing()).isEqualTo(Care.Packing.ZSTD);
    Sql.run(shop.file(), "DELETE FROM customers");

    assertThat(restore(planned(packed, "customers")).outcome())
        .isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);

    shop.runAll(Allowance.WITHOUT_SAFETY_COPY);
    Sql.run(shop.file(), "DELETE FROM orders", "DELETE FROM customers");
    shop.administration().backups(shop.database()).stream()
        .filter(backup -> backup.id() != packed.id())
        .forEach(shop.administration()::deleteBackup);
    RestorePlan point =
        ((PointPlanning.Planned)
                shop.administration()
                    .planRestoreTo(
                        shop.database(),
                        Version.of("002"),
                        RestorePlan.Place.IN_PLACE,
                        Optional.empty(),
                        Work.quiet()))
            .restore();
    assertThat(restore(point).outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
  }

  @Test
  void cascadesDoNotHappen() {
    Sql.run(
        shop.file(),
        "CREATE TABLE a (id INTEGER PRIMARY KEY, x)",
        "CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a ON DELETE CASCADE)",
        "INSERT INTO a VALUES (1, 'then')",
        "INSERT INTO b VALUES (1, 1), (2, 1)");
    Backup backup = backUp();
    Sql.run(shop.file(), "UPDATE a SET x = 'now'", "INSERT INTO b VALUES (3, 1)");

    assertThat(restore(planned(backup, "a")).outcome()).isEqualTo(RestoreReport.Outcome.DONE);

    assertThat(Sql.rows(shop.file(), "SELECT * FROM a")).containsExactly("1|then");
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM b")).isEqualTo(3);
  }

  @Test
  void aTableThatIsGoneIsMadeAgainWithWhatBelongsToIt() {
    Sql.run(
        shop.file(),
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE)",
        "CREATE INDEX note_length ON note (length(text))",
        "CREATE TRIGGER note_no BEFORE INSERT ON note BEGIN SELECT raise(ABORT, 'no'); END");
    Sql.run(shop.file(), "DROP TRIGGER note_no", "INSERT INTO note VALUES (1, 'a'), (7, 'b')");
    Sql.run(
        shop.file(),
        "CREATE TRIGGER note_no BEFORE INSERT ON note BEGIN SELECT raise(ABORT, 'no'); END");
    Backup backup = backUp();
    Sql.run(shop.file(), "DROP TABLE note", "CREATE TABLE other (x)");

    assertThat(restore(planned(backup, "note")).outcome()).isEqualTo(RestoreReport.Outcome.DONE);

    assertThat(Sql.rows(shop.file(), "SELECT * FROM note")).containsExactly("1|a", "7|b");
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema ORDER BY name"))
        .contains("note_length", "note_no", "other")
        .noneMatch(name -> name.contains("switchback_put"));
    assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void rowNumbersThatNoColumnNamesComeBackToo() {
    Sql.run(
        shop.file(),
        "CREATE TABLE t (x)",
        "INSERT INTO t (rowid, x) VALUES (5, 'five'), (9, 'nine')",
        "CREATE TABLE w (k TEXT PRIMARY KEY, v BLOB) WITHOUT ROWID",
        "INSERT INTO w VALUES ('k', x'00ff'), ('l', 1.5)");
    Backup backup = backUp();
    Sql.run(shop.file(), "DELETE FROM t", "INSERT INTO t VALUES ('other')", "DELETE FROM w");

    assertThat(restore(planned(backup, "t", "w")).outcome()).isEqualTo(RestoreReport.Outcome.DONE);

    assertThat(Sql.rows(shop.file(), "SELECT rowid, x FROM t")).containsExactly("5|five", "9|nine");
    assertThat(Sql.rows(shop.file(), "SELECT k, hex(v), typeof(v) FROM w"))
        .containsExactly("k|00FF|blob", "l|312E35|real");
  }

  @Test
  void aNewColumnGetsItsDefaultAndThatIsSaid() {
    Sql.run(
        shop.file(), "CREATE TABLE t (id INTEGER PRIMARY KEY, x)", "INSERT INTO t VALUES (1, 'a')");
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "ALTER TABLE t ADD COLUMN state TEXT NOT NULL DEFAULT 'new'",
        "ALTER TABLE t ADD COLUMN twice GENERATED ALWAYS AS (x || x)",
        "UPDATE t SET state = 'old', x = 'b'");

    RestorePlan plan = planned(backup, "t");

    assertThat(((Extent.Tables) plan.extent()).parts().getFirst().filled())
        .containsExactly("state");
    assertThat(restore(plan).outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.rows(shop.file(), "SELECT * FROM t")).containsExactly("1|a|new|aa");
  }

  @Test
  void whatCannotBePutBackIsRefusedWithItsReason() {
    shop.withTwoMigrations().runAll();
    Sql.run(
        shop.file(),
        "CREATE TABLE gone (id INTEGER PRIMARY KEY, x)",
        "CREATE TABLE needed (id INTEGER PRIMARY KEY)",
        "CREATE TABLE keyed (a INTEGER PRIMARY KEY, b)",
        "CREATE VIRTUAL TABLE words USING fts5(text)");
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "ALTER TABLE gone DROP COLUMN x",
        "DROP TABLE needed",
        "CREATE TABLE needed (id INTEGER PRIMARY KEY, must NOT NULL)",
        "DROP TABLE keyed",
        "CREATE TABLE keyed (a, b PRIMARY KEY)",
        "CREATE TABLE later (x)");

    assertThat(
            refused(
                backup,
                "gone",
                "needed",
                "keyed",
                "words",
                "words_data",
                "later",
                "switchback_history",
                "sqlite_schema"))
        .containsExactlyInAnyOrder(
            new TablesPlanning.Reason.ColumnsGone("gone", List.of("x")),
            new TablesPlanning.Reason.ColumnsNeeded("needed", List.of("must")),
            new TablesPlanning.Reason.OtherKey("keyed"),
            new TablesPlanning.Reason.Virtual("words"),
            new TablesPlanning.Reason.Virtual("words_data"),
            new TablesPlanning.Reason.NotInBackup("later"),
            new TablesPlanning.Reason.History("switchback_history"),
            new TablesPlanning.Reason.NotInBackup("sqlite_schema"));
  }

  @Test
  void aRowThatTodaysDefinitionForbidsTakesEverythingBack() {
    Sql.run(
        shop.file(),
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x)",
        "INSERT INTO t VALUES (1, 'a'), (2, 'a')");
    Backup backup = backUp();
    Sql.run(
        shop.file(),
        "DROP TABLE t",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x UNIQUE ON CONFLICT IGNORE)",
        "INSERT INTO t VALUES (3, 'c')");

    RestorePlan plan = planned(backup, "t");
    RestoreReport report = restore(plan);

    assertThat(((Extent.Tables) plan.extent()).parts().getFirst().otherwise()).isTrue();
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.failure().orElseThrow().getMessage()).contains("UNIQUE");
    assertThat(Sql.rows(shop.file(), "SELECT * FROM t")).containsExactly("3|c");
  }

  @Test
  void aTriggerThatCameAfterThePlanIsNotPutAsideUnseen() {
    Sql.run(shop.file(), "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    Backup backup = backUp();
    RestorePlan plan = planned(backup, "t");
    Sql.run(
        shop.file(),
        "DELETE FROM t",
        "CREATE TRIGGER theirs AFTER INSERT ON t BEGIN SELECT 1; END");

    RestoreReport report = restore(plan);

    assertThat(report.failure().orElseThrow())
        .isInstanceOfSatisfying(
            NotPutBack.class,
            not -> assertThat(not.reason()).isEqualTo(NotPutBack.Reason.CHANGED_SINCE));
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM t")).isZero();
  }

  private Backup backUp() {
    return shop.administration().backUp(shop.database(), Work.quiet()).backup();
  }

  private RestorePlan planned(Backup backup, String... tables) {
    return switch (shop.administration()
        .planRestoreTables(shop.database(), backup, List.of(tables))) {
      case TablesPlanning.Planned(RestorePlan plan) -> plan;
      case TablesPlanning.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private List<TablesPlanning.Reason> refused(Backup backup, String... tables) {
    return ((TablesPlanning.Refused)
            shop.administration().planRestoreTables(shop.database(), backup, List.of(tables)))
        .reasons();
  }

  private Comparison compared(RestorePlan plan) {
    return plan.withRows(
            shop.administration()
                .compare(shop.database(), plan.backup(), CompareLimit.NONE, Work.quiet()))
        .rows()
        .orElseThrow();
  }

  private RestoreReport restore(RestorePlan plan) {
    return shop.administration().restore(shop.database(), plan, Work.quiet());
  }

  private void go(Optional<UndoPlan> plan) {
    RestoreReport report =
        shop.administration().undo(shop.database(), plan.orElseThrow(), Work.quiet());
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
  }
}
