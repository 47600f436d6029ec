package dev.switchback.fault;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.ResetPlan;
import dev.switchback.testing.Shop;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Switchback itself, carrying out one operation on the shop in a folder, and dying where it is
/// told.
///
/// Arguments: folder, operation, and `halt N` (at the n-th event), `keep FOLDER` (at every event,
/// keep what lies on the disk at that moment as a folder of its own) or `work`.
final class ActingProgram {
  private ActingProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Administration administration = Shop.administration(folder)) {
      Act act = Act.of(administration, administration.database("shop"), arguments[1]);
      System.out.println("ready");
      if (arguments[2].equals("wait")) {
        System.in.read();
      }
      act.carryOut(new Work(new Cancellation(), listener(folder, arguments)));
      System.out.println(act.outcome);
    }
  }

  private static Consumer<WorkEvent> listener(Path folder, String[] arguments) {
    int[] count = {0};
    long[] progressed = {0};
    return event -> {
      if (event instanceof WorkEvent.Progressed && progressed[0]++ > 2) {
        return;
      }
      count[0]++;
      switch (arguments[2]) {
        case "halt" -> {
          if (count[0] == Integer.parseInt(arguments[3])) {
            Runtime.getRuntime().halt(9);
          }
        }
        case "keep" -> copy(folder, Path.of(arguments[3], String.format("%03d", count[0])), event);
        default -> {}
      }
    };
  }

  /// By another process: closing a file that SQLite has open here would drop its locks.
  private static void copy(Path folder, Path target, WorkEvent event) {
    try {
      int code =
          new ProcessBuilder("cp", "-a", folder.toString(), target.toString()).start().waitFor();
      if (code != 0) {
        throw new AssertionError("cp says " + code);
      }
      System.out.println(event.toString().replace('\n', ' '));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// One operation, planned.
  static final class Act {
    private final Consumer<Work> action;
    private String outcome = "";

    private Act(Consumer<Work> action) {
      this.action = action;
    }

    void carryOut(Work work) {
      action.accept(work);
    }

    static Act of(Administration to, Database shop, String operation) {
      return switch (operation) {
        case "run" -> run(to, shop, plan(to, shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING));
        case "run-each" ->
            run(to, shop, plan(to, shop, new Target.RunAll(), Atomicity.EACH_ON_ITS_OWN));
        case "run-as-the-tool" ->
            run(to, shop, plan(to, shop, new Target.RunAll(), Atomicity.AS_THE_TOOL));
        case "roll-back" ->
            run(to, shop, plan(to, shop, new Target.RollBackLast(2), Atomicity.ALL_OR_NOTHING));
        case "stamp" ->
            run(
                to,
                shop,
                plan(to, shop, new Target.Stamp(Version.of("003")), Atomicity.ALL_OR_NOTHING));
        case "back-up" -> new Act(work -> to.backUp(shop, work));
        case "try" -> {
          Plan plan = plan(to, shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
          yield new Act(work -> to.tryOnCopy(shop, plan, work));
        }
        case "restore" -> restore(to, shop, RestorePlan.Place.IN_PLACE);
        case "restore-beside" -> restore(to, shop, RestorePlan.Place.BESIDE);
        case "reset" -> {
          ResetPlan plan = (ResetPlan) to.planReset(shop, Work.quiet());
          yield new Act(work -> to.reset(shop, plan, Duration.ofSeconds(30), work));
        }
        case "restore-tables" -> {
          RestorePlan plan =
              ((TablesPlanning.Planned)
                      to.planRestoreTables(shop, askedFor(to, shop), List.of("customers")))
                  .plan();
          yield restore(to, shop, plan);
        }
        case "restore-point" ->
            restore(
                to,
                shop,
                ((PointPlanning.Planned)
                        to.planRestoreTo(
                            shop,
                            Version.of("002"),
                            RestorePlan.Place.IN_PLACE,
                            Optional.empty(),
                            Work.quiet()))
                    .restore());
        case "clean-up" -> new Act(_ -> to.cleanUp(shop));
        case "empty-trash" -> new Act(_ -> to.emptyTrash(shop));
        case "undo", "undo-tables" -> {
          var undo = to.planUndo(shop).orElseThrow();
          yield new Act(work -> to.undo(shop, undo, work));
        }
        case "redo" -> {
          var redo = to.planRedo(shop).orElseThrow();
          yield new Act(work -> to.undo(shop, redo, work));
        }
        default -> throw new IllegalArgumentException(operation);
      };
    }

    private static Plan plan(Administration to, Database shop, Target target, Atomicity atomicity) {
      return (Plan) to.plan(shop, target, atomicity, EnumSet.noneOf(Allowance.class));
    }

    private static Act run(Administration to, Database shop, Plan plan) {
      Act[] act = new Act[1];
      act[0] =
          new Act(
              work ->
                  act[0].outcome =
                      to.carryOut(shop, plan, Duration.ofSeconds(30), work).outcome().toString());
      return act[0];
    }

    private static Act restore(Administration to, Database shop, RestorePlan.Place place) {
      Optional<Path> target =
          place == RestorePlan.Place.BESIDE
              ? Optional.of(shop.file().resolveSibling("beside.db"))
              : Optional.empty();
      return restore(to, shop, to.planRestore(shop, askedFor(to, shop), place, target));
    }

    private static Backup askedFor(Administration to, Database shop) {
      return to.backups(shop).stream()
          .filter(it -> it.reason() == Backup.Reason.ASKED_FOR)
          .findFirst()
          .orElseThrow();
    }

    private static Act restore(Administration to, Database shop, RestorePlan plan) {
      Act[] act = new Act[1];
      act[0] = new Act(work -> act[0].outcome = to.restore(shop, plan, work).outcome().toString());
      return act[0];
    }
  }
}
