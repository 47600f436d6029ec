package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.UndoPlan;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Undoing, undoing further, and redoing.
class UndoRedoTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "roll back", "stamp", "restore"})
  void everyOperationThatWritesCanBeUndoneAndRedone(String operation) {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Edsger')");
      String before = state(shop);
      switch (operation) {
        case "run" -> shop.runAll();
        case "roll back" -> shop.carryOut(shop.plan(new Target.RollBackLast(1)));
        case "stamp" -> shop.carryOut(shop.plan(new Target.Stamp(Version.of("002"))));
        default -> restore(shop, backup);
      }
      String after = state(shop);
      assertThat(after).isNotEqualTo(before);

      undo(shop);
      assertThat(state(shop)).isEqualTo(before);
      redo(shop);
      assertThat(state(shop)).isEqualTo(after);
      undo(shop);
      assertThat(state(shop)).isEqualTo(before);
    }
  }

  @Test
  void undoGoesBackStepByStepAndRedoForwardAgain() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      String none = state(shop);
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      String one = state(shop);
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      String two = state(shop);

      undo(shop);
      assertThat(state(shop)).isEqualTo(one);
      undo(shop);
      assertThat(state(shop)).isEqualTo(none);
      assertThat(shop.administration().planUndo(shop.database())).isEmpty();
      redo(shop);
      assertThat(state(shop)).isEqualTo(one);
      undo(shop);
      assertThat(state(shop)).isEqualTo(none);
      redo(shop);
      redo(shop);
      assertThat(state(shop)).isEqualTo(two);
      assertThat(shop.administration().planRedo(shop.database())).isEmpty();
    }
  }

  @Test
  void theJournalKeepsEveryStepAndSaysWhatWasUndone() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      undo(shop);
      assertThat(journal(shop)).containsExactly("UNDO DONE", "RUN UNDONE");
      redo(shop);
      assertThat(journal(shop)).containsExactly("REDO DONE", "UNDO DONE", "RUN DONE");
    }
  }

  @Test
  void afterSomethingElseWasDoneThereIsNothingToRedo() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      undo(shop);
      shop.carryOut(shop.plan(new Target.RunNext(1)));

      assertThat(shop.administration().planRedo(shop.database())).isEmpty();
      assertThat(shop.administration().planUndo(shop.database()).orElseThrow().activity().subject())
          .isEqualTo("001");
    }
  }

  @Test
  void whatSomebodyWroteInBetweenIsSaidBeforeUndoAndBeforeRedoAndIsKeptAside() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Edsger')");
      UndoPlan undo = shop.administration().planUndo(shop.database()).orElseThrow();
      assertThat(undo.restore().changedSince()).contains(true);
      shop.administration().undo(shop.database(), undo, Work.quiet());
      Sql.run(shop.file(), "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)");

      UndoPlan redo = shop.administration().planRedo(shop.database()).orElseThrow();

      assertThat(redo.restore().changedSince()).contains(true);
      assertThat(
              shop.administration()
                  .compare(
                      shop.database(), redo.restore().backup(), CompareLimit.NONE, Work.quiet())
                  .orElseThrow()
                  .table("theirs")
                  .orElseThrow()
                  .tally()
                  .onlyToday())
          .isEqualTo(1);
      RestoreReport report = shop.administration().undo(shop.database(), redo, Work.quiet());
      assertThat(Sql.column(shop.file(), "SELECT name FROM customers ORDER BY id"))
          .containsExactly("Ada", "Grace", "Edsger");
      assertThat(Sql.column(report.keptFile().orElseThrow(), "SELECT x FROM theirs"))
          .containsExactly("1");
    }
  }

  @Test
  void anUndoThatWasNotCarriedOutLeavesTheOperationToBeUndone() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      UndoPlan plan = shop.administration().planUndo(shop.database()).orElseThrow();
      java.nio.file.Files.write(plan.restore().backup().file(), new byte[] {1, 2, 3});

      RestoreReport report = shop.administration().undo(shop.database(), plan, Work.quiet());

      assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.FAILED_UNCHANGED);
      assertThat(journal(shop)).containsExactly("UNDO FAILED_UNCHANGED", "RUN DONE");
      assertThat(shop.administration().planRedo(shop.database())).isEmpty();
    }
  }

  @Test
  void whatWasRunWithoutASafetyCopyStopsGoingBack() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      undo(shop);
      shop.runAll(Allowance.WITHOUT_SAFETY_COPY);

      assertThat(shop.administration().planUndo(shop.database())).isEmpty();
      assertThat(shop.administration().planRedo(shop.database())).isEmpty();
    }
  }

  private static void restore(Shop shop, Backup backup) {
    RestorePlan plan =
        shop.administration()
            .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
    shop.administration().restore(shop.database(), plan, Work.quiet());
  }

  private static void undo(Shop shop) {
    go(shop, shop.administration().planUndo(shop.database()).orElseThrow());
  }

  private static void redo(Shop shop) {
    go(shop, shop.administration().planRedo(shop.database()).orElseThrow());
  }

  private static void go(Shop shop, UndoPlan plan) {
    RestoreReport report = shop.administration().undo(shop.database(), plan, Work.quiet());
    assertThat(report.failure()).isEmpty();
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
  }

  private static List<String> journal(Shop shop) {
    return shop.administration().activity(Optional.of(shop.database()), 10).stream()
        .filter(activity -> activity.kind() != Activity.Kind.BACK_UP)
        .map(activity -> activity.kind() + " " + activity.outcome())
        .toList();
  }

  /// Schema, rows and history.
  private static String state(Shop shop) {
    List<String> tables =
        Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1");
    return tables.stream()
        .map(table -> table + Sql.rows(shop.file(), "SELECT * FROM \"" + table + "\" ORDER BY 1"))
        .toList()
        .toString();
  }
}
