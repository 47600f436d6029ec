package dev.switchback.words;

import dev.switchback.failure.Holder;
import dev.switchback.health.CheckRecord;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Condition;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.migration.Way;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Settings;
import dev.switchback.run.Concern;
import dev.switchback.run.Preflight;
import dev.switchback.run.UnknownName;
import dev.switchback.template.InPlaceNote;
import dev.switchback.template.SqliteVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        .add(bundle.text("plan.label.steps"), plan.steps().stream().map(this::step).toList())
        .add(bundle.text("plan.label.limits"), limits(plan))
        .add(bundle.text("plan.label.removes"), removes(preflight))
        .add(bundle.text("plan.label.conditions"), conditions(plan))
        .add(bundle.text("plan.label.names"), preflight.names().stream().map(this::say).toList())
        .add(bundle.text("plan.label.together"), together(database, plan))
        .add(bundle.text("plan.label.wayBack"), wayBack(plan, preflight))
        .add(bundle.text("plan.label.inUse"), inUse(preflight.holders()))
        .add(
            bundle.text("plan.label.concerns"),
            preflight.concerns().stream()
                .map(this::say)
                .map(said -> said.sentence() + " " + said.advice())
                .toList())
        .under(headline(database, plan));
  }

  /// What has to hold before a step is run, and what becomes of it otherwise; looked up when its
  /// turn comes.
  public List<String> conditions(Plan plan) {
    return plan.steps().stream()
        .filter(step -> !step.preconditions().isEmpty())
        .map(
            step ->
                bundle.text(
                    "plan.condition." + Bundle.camelCase(step.preconditions().unmet()),
                    step.version(),
                    formats.list(
                        step.preconditions().conditions().stream().map(Condition::text).toList())))
        .toList();
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

  /// A name that SQLite doesn't have, where it stands, and what comes of it.
  public String say(UnknownName name) {
    String where =
        bundle.text(
            "plan.name.where",
            name.file().map(file -> String.valueOf(file.getFileName())).orElse(name.step().title()),
            name.line());
    return where
        + " "
        + bundle.text(
            "plan.name." + Bundle.camelCase(name.certainty()),
            bundle.text("name." + Bundle.camelCase(name.kind()), name.name()))
        + supply(name);
  }

  private String supply(UnknownName name) {
    return switch (name.supply()) {
      case NONE -> "";
      case IN_TRIES -> " " + bundle.text("plan.name.supply.inTries");
      case IN_RUNS -> " " + bundle.text("plan.name.supply.inRuns");
    };
  }

  /// The setting that would supply it, or allow it: `function.normalize`, `functions-in-runs`.
  /// The same, where a setting helps.
  public Optional<String> setting(UnknownName name) {
    return Optional.of(settingFor(name)).filter(setting -> !setting.equals("-"));
  }

  static String settingFor(UnknownName name) {
    boolean isThere = name.supply() == UnknownName.Supply.IN_TRIES;
    return switch (name.kind()) {
      case FUNCTION ->
          isThere
              ? DatabaseSetting.FUNCTIONS_IN_RUNS.key()
              : name.name().equals("regexp")
                  ? DatabaseSetting.REGEXP.key()
                  : Settings.FUNCTION + name.name();
      case COLLATION ->
          isThere ? DatabaseSetting.COLLATIONS_IN_RUNS.key() : Settings.COLLATION + name.name();
      case MODULE -> "-";
    };
  }

  /// The same, with what the database's settings change of it.
  public List<String> together(Database database, Plan plan) {
    List<String> lines = new ArrayList<>(together(plan));
    switch (database.settings().forRuns().foreignKeys()) {
      case USUAL -> {}
      case OFF -> lines.add(bundle.text("plan.keys.off"));
      case ON -> {
        lines.add(bundle.text("plan.keys.on"));
        if (dropsTable(plan)) {
          lines.add(bundle.text("plan.asTheTool.drops"));
        }
      }
    }
    return lines;
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
        .filter(step -> step.action() == PlanStep.Action.RUN)
        .filter(step -> step.entry().filter(it -> it.statementsDone() > 0).isPresent())
        .forEach(
            step ->
                lines.add(
                    bundle.text(
                        "plan.resumes",
                        step.version(),
                        step.entry().orElseThrow().statementsDone())));
    plan.steps().stream()
        .filter(PlanStep::leavesTransaction)
        .forEach(
            step ->
                lines.add(
                    step.outsideTransaction()
                        .map(reason -> bundle.text("plan.outside", step.version(), reason))
                        .orElseGet(() -> bundle.text(itself(step), step.version()))));
    return lines;
  }

  private static String itself(PlanStep step) {
    return step.batches().isCommitting() ? "plan.batched" : "plan.controlled";
  }

  /// "As sqlx does it: each migration its own transaction, foreign keys on."
  private String manner(Plan plan) {
    Way way = plan.way();
    return bundle.text(
        "plan.asTheTool." + Bundle.camelCase(way.transactions()),
        new ToolWords(bundle).actorInside(plan.tool()),
        bundle.of("plan.asTheTool.keys.", way.foreignKeys()));
  }

  /// What is different, and better, in the safe way; the rows of the history are the same.
  public String safeWay(Plan plan) {
    Way way = plan.way();
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
    Way way = plan.way();
    List<String> lines = new ArrayList<>(List.of(manner(plan)));
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

  /// What SQLite can't do as it is written, with what helps, one line for each statement.
  public List<String> limits(Plan plan) {
    SqliteVersion here = SqliteVersion.here();
    TemplateWords templates = new TemplateWords(bundle);
    List<String> lines = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      if (step.action() != PlanStep.Action.STAMP) {
        for (InPlaceNote note : InPlaceNote.in(step.script(), here)) {
          lines.add(
              bundle.text(
                  "plan.limit",
                  step.version(),
                  step.text().fileLine(note.statement().line()),
                  templates.say(note.finding()) + " " + templates.cure(note.finding())));
        }
      }
    }
    return lines;
  }

  /// "0007 add totals (Java: com.example.AddTotals)"
  private String step(PlanStep step) {
    return step.text()
        .code()
        .map(code -> bundle.text("plan.java", step.title(), code.className()))
        .orElseGet(step::title);
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
    return wayBack(preflight);
  }

  /// The same, where nobody can do without it.
  public String wayBack(Preflight preflight) {
    return bundle.text(
        preflight.hasRoom() ? "plan.safetyCopy" : "plan.safetyCopy.noRoom",
        formats.path(preflight.safetyCopyFolder()),
        formats.size(preflight.databaseBytes()),
        formats.size(preflight.freeBytes()));
  }

  /// What somebody should know before the file is written to, and the cure.
  public Said say(Concern concern) {
    return switch (concern) {
      case Concern.LittleRoom(long needed, long free) ->
          new Said(
              bundle.text("concern.littleRoom", formats.size(needed), formats.size(free)),
              bundle.text("concern.littleRoom.do"));
      case Concern.ReadOnlyFile _ ->
          new Said(bundle.text("concern.readOnlyFile"), bundle.text("concern.readOnlyFile.do"));
      case Concern.ReadOnlyFolder _ ->
          new Said(bundle.text("concern.readOnlyFolder"), bundle.text("concern.readOnlyFolder.do"));
      case Concern.SeveralNames(int count) ->
          new Said(
              bundle.text("concern.severalNames", count), bundle.text("concern.severalNames.do"));
      case Concern.TooNew _ ->
          new Said(bundle.text("concern.tooNew"), bundle.text("concern.tooNew.do"));
      case Concern.OverNetwork(String fileSystem) ->
          new Said(
              bundle.text("concern.overNetwork", fileSystem),
              bundle.text("concern.overNetwork.do"));
      case Concern.KnownDamage(CheckRecord check) ->
          new Said(
              bundle.text(
                  "concern.knownDamage",
                  formats.instant(check.at()),
                  bundle.of("check.verdict.", check.verdict())),
              bundle.text("concern.knownDamage.do"));
      case Concern.LeftBehind(long bytes) ->
          new Said(
              bundle.text("concern.leftBehind", formats.size(bytes)),
              bundle.text("concern.leftBehind.do"));
    };
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
