package dev.switchback.words;

import dev.switchback.failure.Holder;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Way;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a plan would do, before it does it.
public final class PlanWords {
  private static final Pattern DROP_TABLE =
      Pattern.compile("\\s*DROP\\s+TABLE\\b", Pattern.CASE_INSENSITIVE);

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
    if (plan.target() instanceof Target.Stamp || plan.target() instanceof Target.Unstamp) {
      return List.of(bundle.text("plan.stampOnly"));
    }
    List<String> lines = new ArrayList<>();
    if (plan.atomicity() == Atomicity.AS_THE_TOOL) {
      lines.addAll(asTheTool(plan));
    } else if (plan.isAllOrNothing()) {
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

  /// "As sqlx does it: each migration its own transaction, foreign keys on."
  public String asTheTool(Tool tool) {
    Way way = Way.of(tool);
    return bundle.text(
        "plan.asTheTool." + Bundle.camelCase(way.transactions()),
        new ToolWords(bundle).actorInside(tool),
        bundle.of("plan.asTheTool.keys.", way.foreignKeys()));
  }

  /// What is different, and better, in the safe way; the rows of the history are the same.
  public String safeWay(Tool tool) {
    Way way = Way.of(tool);
    List<String> differences = new ArrayList<>();
    if (way.transactions() != Way.Transactions.ALL) {
      differences.add(bundle.text("plan.safeWay.one"));
    }
    if (way.foreignKeys() == Way.ForeignKeys.ON) {
      differences.add(bundle.text("plan.safeWay.keys"));
    }
    if (way.recordPlace() == Way.RecordPlace.AFTER) {
      differences.add(bundle.text("plan.safeWay.record"));
    }
    return bundle.text(
        differences.isEmpty() ? "plan.safeWay.same" : "plan.safeWay", formats.list(differences));
  }

  private List<String> asTheTool(Plan plan) {
    Way way = Way.of(plan.tool());
    List<String> lines = new ArrayList<>(List.of(asTheTool(plan.tool())));
    lines.add(
        switch (way.transactions()) {
          case EACH -> bundle.counted("plan.asTheTool.lost", plan.steps().size());
          case ALL -> bundle.counted("plan.allOrNothing", plan.steps().size());
          case NONE -> bundle.text("plan.asTheTool.lost.none");
        });
    if (way.recordPlace() == Way.RecordPlace.AFTER) {
      lines.add(bundle.text("plan.asTheTool.after"));
    }
    if (way.foreignKeys() == Way.ForeignKeys.ON && dropsTable(plan)) {
      lines.add(bundle.text("plan.asTheTool.drops"));
    }
    return lines;
  }

  private static boolean dropsTable(Plan plan) {
    return plan.steps().stream()
        .flatMap(step -> step.script().statements().stream())
        .anyMatch(statement -> DROP_TABLE.matcher(statement.text()).lookingAt());
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
      case Target.Unstamp _ -> "unstamp";
    };
  }

  /// SQL on one line, shortened.
  static String oneLine(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 119) + "…" : line;
  }
}
