package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.PlanStep.Action;
import dev.switchback.migration.Target;
import dev.switchback.migration.Way;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import dev.switchback.run.TryReport;
import dev.switchback.ui.sheet.CopyTime;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the review sheet says about a plan. Pure: facts in, sentences out.
final class ReviewFacts {
  private final Words words;

  ReviewFacts(Words words) {
    this.words = words;
  }

  /// What kind of act a target asks for.
  static Action action(Target target) {
    return switch (target) {
      case Target.RunAll _, Target.RunUpTo _, Target.RunNext _, Target.RunOnly _ -> Action.RUN;
      case Target.RollBackLast _, Target.RollBackTo _, Target.RollBackAll _, Target.Unstamp _ ->
          Action.ROLL_BACK;
      case Target.Stamp _ -> Action.STAMP;
    };
  }

  /// How the file gets back to where it is now.
  List<Line> wayBack(Plan plan, Preflight preflight) {
    String sentence = words.plans().wayBack(plan, preflight);
    if (plan.allowed().contains(Allowance.WITHOUT_SAFETY_COPY) || !preflight.hasRoom()) {
      return List.of(Line.danger(sentence));
    }
    String time = words.formats().duration(CopyTime.of(preflight.databaseBytes()));
    return List.of(
        new Line(Tone.GOOD, sentence), Line.muted(text("review.wayBack.verified", time)));
  }

  /// What the files name and SQLite doesn't have.
  private List<Line> names(Preflight preflight) {
    return preflight.names().stream()
        .map(
            name ->
                new Line(name.isInTheWay() ? Tone.DANGER : Tone.WARNING, words.plans().say(name)))
        .toList();
  }

  /// Who else has the file open.
  List<Line> inUse(Preflight preflight) {
    String sentence = words.plans().inUse(preflight.holders());
    return List.of(
        preflight.holders().isEmpty() ? Line.good(sentence) : new Line(Tone.LOCK, sentence));
  }

  /// What to know about the file before it is written to.
  List<Line> concerns(Preflight preflight) {
    return Stream.concat(fileConcerns(preflight).stream(), names(preflight).stream()).toList();
  }

  private List<Line> fileConcerns(Preflight preflight) {
    return preflight.concerns().stream()
        .map(
            concern -> {
              String said =
                  words.plans().say(concern).sentence() + ' ' + words.plans().say(concern).advice();
              return concern.stops() ? Line.danger(said) : Line.warning(said);
            })
        .toList();
  }

  /// What is undone together when something fails.
  List<Line> together(Database database, Plan plan) {
    List<String> sentences = words.plans().together(database, plan);
    if (plan.target() instanceof Target.Stamp) {
      return sentences.stream().map(Line::plain).toList();
    }
    boolean leaves = plan.steps().stream().anyMatch(PlanStep::leavesTransaction);
    List<Line> lines = new ArrayList<>();
    for (String sentence : sentences) {
      boolean isFirst = lines.isEmpty();
      lines.add(
          plan.isAllOrNothing()
              ? Line.good(sentence)
              : leaves || (!isFirst && losesSomething(plan))
                  ? Line.warning(sentence)
                  : Line.plain(sentence));
    }
    words.plans().conditions(plan).forEach(sentence -> lines.add(Line.plain(sentence)));
    if (!plan.tool().isOwn()) {
      lines.add(Line.muted(words.plans().safeWay(plan)));
    }
    return lines;
  }

  /// Whether the tool's way keeps less together than the safe one.
  private static boolean losesSomething(Plan plan) {
    Way way = plan.way();
    return way.recordPlace() == Way.RecordPlace.AFTER
        || way.foreignKeys() == Way.ForeignKeys.ON
        || switch (way.transactions()) {
          case EACH -> plan.steps().size() > 1;
          case NONE -> true;
          case ALL -> false;
        };
  }

  /// What asking a run to stop leaves.
  static String leaves(Plan plan) {
    if (plan.isAllOrNothing()) {
      return text("review.leaves.all");
    }
    if (plan.atomicity() != Atomicity.AS_THE_TOOL) {
      return text("review.leaves.some");
    }
    return switch (plan.way().transactions()) {
      case EACH -> text("review.leaves.some");
      case ALL -> text("review.leaves.all");
      case NONE -> text("review.leaves.statements");
    };
  }

  /// What a try saw that somebody should look at first; empty when there is nothing.
  List<Line> warnings(Plan plan, TryReport report) {
    List<Line> lines = new ArrayList<>();
    words.rehearsals().warnings(report.rehearsal()).forEach(line -> lines.add(Line.warning(line)));
    if (!report.rehearsal().unexplained().isEmpty() && keysAreOn(plan)) {
      lines.add(Line.plain(text("review.lost.why", words.tools().actor(plan.tool()))));
    }
    return lines;
  }

  private static boolean keysAreOn(Plan plan) {
    return plan.atomicity() == Atomicity.AS_THE_TOOL
        && plan.way().foreignKeys() == Way.ForeignKeys.ON;
  }

  /// Whether the safe way would keep rows that the tool's way loses.
  static boolean wouldKeepRows(Plan plan, TryReport report) {
    return !report.rehearsal().unexplained().isEmpty() && keysAreOn(plan);
  }

  /// What each destructive statement of a step removes.
  static List<String> takesAway(PlanStep step, Preflight preflight) {
    Set<String> phrases = new LinkedHashSet<>();
    for (Preflight.Destructive found : preflight.destructive()) {
      if (found.step().version().equals(step.version())) {
        phrases.add(
            StepSummary.effect(found.statement())
                .orElseGet(() -> text("review.effect.atLine", found.line())));
      }
    }
    return List.copyOf(phrases);
  }

  /// Why the act can't be done yet; empty when it can.
  static Optional<String> blocked(
      Plan plan, Preflight preflight, int ticked, String nameToType, String typed) {
    if (plan.isEmpty()) {
      return Optional.of(text("review.blocked.nothing"));
    }
    if (ticked == 0) {
      return Optional.of(text("review.blocked.unticked"));
    }
    if (!preflight.hasRoom() && !plan.allowed().contains(Allowance.WITHOUT_SAFETY_COPY)) {
      return Optional.of(text("review.blocked.noRoom"));
    }
    if (!preflight.namesInTheWay().isEmpty() && !plan.allowed().contains(Allowance.UNKNOWN_NAMES)) {
      return Optional.of(text("review.blocked.names"));
    }
    if (preflight.obstacle().isPresent()) {
      return Optional.of(text("review.blocked.file"));
    }
    if (!nameToType.isEmpty() && !typed.strip().equals(nameToType)) {
      return Optional.of(text("review.blocked.name", nameToType));
    }
    return Optional.empty();
  }
}
