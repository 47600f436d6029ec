package dev.switchback.words;

import dev.switchback.failure.Holder;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import java.util.ArrayList;
import java.util.List;

/// What a plan would do, before it does it.
public final class PlanWords {
  private final Bundle bundle;
  private final Formats formats;

  PlanWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// The plan as a whole: steps, what they take away, the way back, who else is there.
  public Account say(Database database, Plan plan, Preflight preflight) {
    return new Account.Parts()
        .add(bundle.text("plan.label.file"), file(database, preflight))
        .add(bundle.text("plan.label.steps"), plan.steps().stream().map(PlanStep::title).toList())
        .add(bundle.text("plan.label.removes"), removes(preflight))
        .add(bundle.text("plan.label.together"), together(plan))
        .add(bundle.text("plan.label.wayBack"), wayBack(plan, preflight))
        .add(bundle.text("plan.label.inUse"), inUse(preflight.holders()))
        .under(headline(database, plan));
  }

  /// "Run 2 migrations on shop"
  public String headline(Database database, Plan plan) {
    int count = plan.steps().size();
    return bundle.counted(
        "plan." + kind(plan.target()), count, formats.count(count), database.name());
  }

  /// That there is nothing to do: "Nothing to run: shop is up to date."
  public String nothing(Database database, Plan plan) {
    return bundle.text("run.nothing." + kind(plan.target()), database.name());
  }

  /// What is undone together when something fails; never claims more than holds.
  public List<String> together(Plan plan) {
    if (plan.target() instanceof Target.Stamp) {
      return List.of(bundle.text("plan.stampOnly"));
    }
    List<String> lines = new ArrayList<>();
    if (plan.isAllOrNothing()) {
      lines.add(bundle.counted("plan.allOrNothing", plan.steps().size()));
    } else if (plan.atomicity() == Atomicity.EACH_ON_ITS_OWN) {
      lines.add(bundle.text("plan.eachOnItsOwn"));
    }
    plan.steps().stream()
        .filter(PlanStep::leavesTransaction)
        .forEach(
            step ->
                lines.add(
                    step.outsideTransaction()
                        .map(reason -> bundle.text("plan.outside", step.version(), reason))
                        .orElseGet(() -> bundle.text("plan.controlled", step.version()))));
    return lines;
  }

  /// The statements that take data away, one line each.
  public List<String> removes(Preflight preflight) {
    return preflight.destructive().stream()
        .map(
            destructive ->
                bundle.text(
                    "plan.destructive",
                    destructive.step().title(),
                    destructive.line(),
                    oneLine(destructive.statement().text())))
        .toList();
  }

  /// Where the safety copy goes, and whether there is room for it.
  public String wayBack(Plan plan, Preflight preflight) {
    if (plan.allowed().contains(Allowance.WITHOUT_SAFETY_COPY)) {
      return bundle.text("plan.safetyCopy.none");
    }
    return bundle.text(
        preflight.hasRoom() ? "plan.safetyCopy" : "plan.safetyCopy.noRoom",
        formats.path(preflight.safetyCopyFolder()),
        formats.size(preflight.databaseBytes()),
        formats.size(preflight.freeBytes()));
  }

  public String inUse(List<Holder> holders) {
    return holders.isEmpty()
        ? bundle.text("plan.inUse.nobody")
        : bundle.text(
            "plan.inUse.holders", formats.list(holders.stream().map(Holder::toString).toList()));
  }

  private String file(Database database, Preflight preflight) {
    return formats.path(database.file()) + " · " + formats.size(preflight.databaseBytes());
  }

  /// The middle part of keys that depend on what is done.
  static String kind(Target target) {
    return switch (target) {
      case Target.RunAll _, Target.RunUpTo _, Target.RunNext _, Target.RunOnly _ -> "run";
      case Target.RollBackLast _, Target.RollBackTo _, Target.RollBackAll _ -> "rollBack";
      case Target.Stamp _ -> "stamp";
    };
  }

  /// SQL on one line, shortened.
  static String oneLine(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 119) + "…" : line;
  }
}
