package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.compare.CompareLimit;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.UndoPlan;
import dev.switchback.run.Unblocking;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever wrote to the file is undone, redone and undone again; and what somebody else wrote in
/// between is said before, and kept.
class UndoOfEveryOperationTest {
  private static final Duration WAIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Shop shop;

  /// What writes to a file.
  enum Operation {
    RUN,
    ROLL_BACK,
    STAMP,
    /// A database without a history is taken over.
    TAKE_OVER,
    UNBLOCK,
    RESTORE,
    RESTORE_TABLES,
    RESTORE_TO_A_POINT,
    RESET,
    COMMAND,
    /// A file is compacted.
    MEND,
    /// What was undone was redone: the way back from that is the same.
    REDO
  }

  @BeforeEach
  void openShop() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void isUndoneAndRedone(Operation operation) {
    prepare(operation);
    String before = state();
    carryOut(operation);
    String after = state();
    assertThat(after).isNotEqualTo(before);

    go(undo());
    assertThat(state()).isEqualTo(before);
    go(redo());
    assertThat(state()).isEqualTo(after);
    go(undo());
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatSomebodyWroteSinceAndKeepsIt(Operation operation) {
    prepare(operation);
    String before = state();
    carryOut(operation);
    assertThat(undo().restore().changedSince()).contains(false);
    Sql.run(shop.file(), "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1), (2)");

    UndoPlan plan = undo();

    assertThat(plan.restore().changedSince()).contains(true);
    assertThat(
            shop.administration()
                .compare(shop.database(), plan.restore().backup(), CompareLimit.NONE, Work.quiet())
                .orElseThrow()
                .table("theirs")
                .orElseThrow()
                .tally()
                .onlyToday())
        .isEqualTo(2);
    RestoreReport report = go(plan);
    assertThat(state()).isEqualTo(before);
    assertThat(Sql.column(report.keptFile().orElseThrow(), "SELECT x FROM theirs"))
        .containsExactly("1", "2");
  }

  /// A kind of operation that is added later has to be added here too.
  @Test
  void noKindThatWritesIsLeftOut() {
    Set<Activity.Kind> seen = EnumSet.noneOf(Activity.Kind.class);
    for (Operation operation : Operation.values()) {
      seen.add(kind(operation));
    }
    seen.add(Activity.Kind.UNDO);

    assertThat(seen)
        .containsAll(
            List.of(Activity.Kind.values()).stream()
                .filter(Activity.Kind::writes)
                .collect(Collectors.toSet()));
  }

  private static Activity.Kind kind(Operation operation) {
    return switch (operation) {
      case RUN -> Activity.Kind.RUN;
      case ROLL_BACK -> Activity.Kind.ROLL_BACK;
      case STAMP, TAKE_OVER -> Activity.Kind.STAMP;
      case UNBLOCK -> Activity.Kind.UNBLOCK;
      case RESTORE, RESTORE_TABLES, RESTORE_TO_A_POINT -> Activity.Kind.RESTORE;
      case RESET -> Activity.Kind.RESET;
      case COMMAND -> Activity.Kind.COMMAND;
      case MEND -> Activity.Kind.MEND;
      case REDO -> Activity.Kind.REDO;
    };
  }

  private void prepare(Operation operation) {
    switch (operation) {
      case UNBLOCK -> {
        shop.write("000001_a.up.sql", "CREATE TABLE a (x);");
        shop.write("000001_a.down.sql", "DROP TABLE a;");
        shop.write("000002_b.up.sql", "CREATE TABLE b (x);");
        shop.write("000002_b.down.sql", "DROP TABLE b;");
        Sql.run(
            shop.file(),
            "CREATE TABLE schema_migrations (version uint64,dirty bool)",
            "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)",
            "INSERT INTO schema_migrations VALUES (2, 1)",
            "CREATE TABLE a (x)");
      }
      case TAKE_OVER -> {
        shop.withTwoMigrations();
        Sql.run(
            shop.file(),
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
            "INSERT INTO customers (name) VALUES ('Ada')");
      }
      case MEND -> {
        shop.withTwoMigrations();
        Sql.run(
            shop.file(),
            "CREATE TABLE gone (x)",
            "INSERT INTO gone VALUES (zeroblob(100000))",
            "DROP TABLE gone",
            "CREATE TABLE kept (x)",
            "INSERT INTO kept VALUES (1)");
      }
      default -> {
        shop.withTwoMigrations();
        shop.carryOut(shop.plan(new Target.RunNext(1)));
        backUp();
        Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Edsger')");
        if (operation == Operation.RESTORE_TO_A_POINT) {
          shop.runAll();
        }
      }
    }
  }

  private void carryOut(Operation operation) {
    Administration to = shop.administration();
    switch (operation) {
      case RUN -> shop.runAll();
      case ROLL_BACK -> shop.carryOut(shop.plan(new Target.RollBackLast(1)));
      case STAMP -> shop.carryOut(shop.plan(new Target.Stamp(Version.of("002"))));
      case TAKE_OVER -> shop.carryOut(shop.plan(new Target.Stamp(Version.of("001"))));
      case UNBLOCK -> {
        Blockage blockage = to.blockages(shop.database(), Work.quiet()).getFirst();
        to.unblock(
            shop.database(),
            to.planUnblocking(shop.database(), blockage, Unblocking.Choice.NOT_APPLIED),
            WAIT,
            Work.quiet());
      }
      case RESTORE ->
          restore(
              to.planRestore(
                  shop.database(), asked(), RestorePlan.Place.IN_PLACE, Optional.empty()));
      case RESTORE_TABLES ->
          restore(
              ((TablesPlanning.Planned)
                      to.planRestoreTables(shop.database(), asked(), List.of("customers")))
                  .plan());
      case RESTORE_TO_A_POINT -> restore(pointPlan());
      case RESET ->
          to.reset(
              shop.database(),
              (ResetPlan) to.planReset(shop.database(), Work.quiet()),
              WAIT,
              Work.quiet());
      case COMMAND -> {
        Database configured =
            shop.database()
                .withSettings(
                    shop.database()
                        .settings()
                        .withCommand(
                            Tool.KNEX,
                            new ProjectCommand(
                                ToolProgram.words("obedient", "{database}"), folder, Map.of())));
        CommandPlan plan = (CommandPlan) to.planCommand(configured, ToolVerb.UPGRADE, List.of());
        to.runCommand(configured, plan, WAIT, Work.quiet());
      }
      case MEND -> {
        MendPlan plan = (MendPlan) to.planMend(shop.database(), new Mend.Compact());
        to.mend(shop.database(), plan, WAIT, Work.quiet());
      }
      case REDO -> {
        shop.runAll();
        go(undo());
        go(redo());
      }
    }
  }

  private RestorePlan pointPlan() {
    return ((PointPlanning.Planned)
            shop.administration()
                .planRestoreTo(
                    shop.database(),
                    Version.of("001"),
                    RestorePlan.Place.IN_PLACE,
                    Optional.empty(),
                    Work.quiet()))
        .restore();
  }

  private void backUp() {
    shop.administration().backUp(shop.database(), Work.quiet());
  }

  private Backup asked() {
    return shop.administration().backups(shop.database()).stream()
        .filter(backup -> backup.reason() == Backup.Reason.ASKED_FOR)
        .findFirst()
        .orElseThrow();
  }

  private void restore(RestorePlan plan) {
    RestoreReport report = shop.administration().restore(shop.database(), plan, Work.quiet());
    assertThat(report.failure()).isEmpty();
  }

  private UndoPlan undo() {
    return shop.administration().planUndo(shop.database()).orElseThrow();
  }

  private UndoPlan redo() {
    return shop.administration().planRedo(shop.database()).orElseThrow();
  }

  private RestoreReport go(UndoPlan plan) {
    RestoreReport report = shop.administration().undo(shop.database(), plan, Work.quiet());
    assertThat(report.failure()).isEmpty();
    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    return report;
  }

  /// Schema, rows and history.
  private String state() {
    List<String> tables =
        Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1");
    return tables.stream()
            .map(
                table ->
                    table + Sql.rows(shop.file(), "SELECT * FROM \"" + table + "\" ORDER BY 1"))
            .toList()
        + (Sql.number(shop.file(), "PRAGMA freelist_count") > 0 ? " with free pages" : "");
  }
}
