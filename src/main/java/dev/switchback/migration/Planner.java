package dev.switchback.migration;

import dev.switchback.migration.Refusal.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what would be done, or why nothing will be. Pure: it touches nothing and never throws.
///
/// - Migrations run in the order of their versions. They are rolled back in the opposite order,
///   also where they were applied in another: a newer migration is written knowing the older ones.
/// - A refusal gives every reason at once.
/// - What is asked for and already so is an empty plan, not a refusal.
public final class Planner {
  private final MigrationSet migrations;
  private final Timeline timeline;
  private final Target target;
  private final Set<Allowance> allowed;
  private final Set<Reason> reasons = new LinkedHashSet<>();

  private Planner(
      MigrationSet migrations, Timeline timeline, Target target, Set<Allowance> allowed) {
    this.migrations = migrations;
    this.timeline = timeline;
    this.target = target;
    this.allowed = allowed;
  }

  /// Plans what `target` asks for.
  ///
  /// @param allowed what may be done although it would be refused otherwise
  public static Planning plan(
      MigrationSet migrations,
      History history,
      Target target,
      Atomicity atomicity,
      Set<Allowance> allowed) {
    Timeline timeline = Timeline.of(migrations, history);
    Planner planner = new Planner(migrations, timeline, target, allowed);
    List<PlanStep> steps = planner.steps();
    return planner.reasons.isEmpty()
        ? new Plan(target, steps, atomicity, allowed, history.mark())
        : new Refusal(target, List.copyOf(planner.reasons));
  }

  private List<PlanStep> steps() {
    return switch (target) {
      case Target.RunAll() -> run(candidates());
      case Target.RunUpTo(Version version) -> run(upTo(version));
      case Target.RunNext(int count) -> run(candidates().stream().limit(count).toList());
      case Target.RunOnly(Version version) -> run(only(version));
      case Target.RollBackLast(int count) ->
          rollBack(appliedNewestFirst().stream().limit(count).toList());
      case Target.RollBackTo(Version version) -> rollBack(newerThan(version));
      case Target.RollBackAll() -> rollBack(appliedNewestFirst());
      case Target.Stamp(Version version) -> stamp(upTo(version));
    };
  }

  /// What could run, oldest first: what is pending, and what would be if its files could be used.
  private List<Candidate> candidates() {
    boolean leaveOut = allowed.contains(Allowance.BROKEN_FILES);
    return notApplied().stream().filter(c -> !(leaveOut && c.mayBeLeftOut())).toList();
  }

  private List<Candidate> notApplied() {
    List<Candidate> candidates = new ArrayList<>(BrokenFiles.notApplied(migrations, timeline));
    Set<Version> broken = new LinkedHashSet<>();
    candidates.forEach(candidate -> broken.add(candidate.version()));
    timeline.pending().stream()
        .filter(row -> !broken.contains(row.version()))
        .forEach(row -> candidates.add(new Candidate.Usable(row)));
    candidates.sort(Comparator.comparing(Candidate::version));
    return candidates;
  }

  private List<Candidate> upTo(Version version) {
    requireKnown(version);
    return candidates().stream().filter(c -> c.version().compareTo(version) <= 0).toList();
  }

  /// The one that was asked for can't be left out.
  private List<Candidate> only(Version version) {
    if (isApplied(version)) {
      reasons.add(new Reason.AlreadyApplied(version));
    } else {
      requireKnown(version);
    }
    return notApplied().stream().filter(c -> c.version().equals(version)).toList();
  }

  private List<TimelineRow> appliedNewestFirst() {
    return timeline.applied().reversed();
  }

  private List<TimelineRow> newerThan(Version version) {
    if (!isApplied(version)) {
      if (requireKnown(version)) {
        reasons.add(new Reason.NotApplied(version));
      }
      return List.of();
    }
    return appliedNewestFirst().stream()
        .filter(row -> row.version().compareTo(version) > 0)
        .toList();
  }

  private List<PlanStep> run(List<Candidate> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    refuseUntrueHistory();
    List<TimelineRow> rows = usable(chosen);
    refuseOutOfOrder(rows);
    return rows.stream()
        .map(row -> checked(PlanSteps.of(PlanStep.Action.RUN, row, row.up())))
        .toList();
  }

  private List<PlanStep> rollBack(List<TimelineRow> chosen) {
    List<PlanStep> steps = new ArrayList<>();
    for (TimelineRow row : chosen) {
      Optional<MigrationText> down = row.down().filter(MigrationText::hasStatements);
      if (down.isEmpty()) {
        reasons.add(new Reason.Irreversible(row.version()));
      } else {
        steps.add(checked(PlanSteps.of(PlanStep.Action.ROLL_BACK, row, down.get())));
      }
    }
    return steps;
  }

  /// Nothing of a stamp is run, so neither order nor the script's faults matter.
  private List<PlanStep> stamp(List<Candidate> chosen) {
    return usable(chosen).stream()
        .map(row -> PlanSteps.of(PlanStep.Action.STAMP, row, row.up()))
        .toList();
  }

  private List<TimelineRow> usable(List<Candidate> chosen) {
    List<TimelineRow> rows = new ArrayList<>();
    for (Candidate candidate : chosen) {
      switch (candidate) {
        case Candidate.Usable(TimelineRow row) -> rows.add(row);
        case Candidate.Broken broken -> reasons.addAll(broken.reasons());
      }
    }
    return rows;
  }

  private PlanStep checked(PlanStep step) {
    reasons.addAll(ScriptReasons.against(step, allowed));
    return step;
  }

  /// Running on top of a history that the files no longer tell is asking for trouble.
  private void refuseUntrueHistory() {
    for (TimelineRow row : timeline.rows()) {
      if (row.state() == MigrationState.MISSING && !allowed.contains(Allowance.MISSING)) {
        reasons.add(new Reason.Missing(row.version()));
      }
      if (row.state() == MigrationState.EDITED && !allowed.contains(Allowance.EDITED)) {
        reasons.add(new Reason.Edited(row.version()));
      }
    }
  }

  private void refuseOutOfOrder(List<TimelineRow> chosen) {
    List<TimelineRow> applied = timeline.applied();
    if (applied.isEmpty() || allowed.contains(Allowance.OUT_OF_ORDER)) {
      return;
    }
    Version newest = applied.getLast().version();
    chosen.stream()
        .filter(row -> row.state() == MigrationState.OUT_OF_ORDER)
        .forEach(row -> reasons.add(new Reason.OutOfOrder(row.version(), newest)));
  }

  private boolean isApplied(Version version) {
    return timeline.find(version).filter(row -> !row.state().isPending()).isPresent();
  }

  private boolean requireKnown(Version version) {
    boolean known =
        timeline.find(version).isPresent()
            || !SourceProblem.of(version, migrations.problems()).isEmpty();
    if (!known) {
      List<Version> existing = timeline.rows().stream().map(TimelineRow::version).toList();
      reasons.add(new Reason.UnknownTarget(version, SimilarVersions.of(version, existing)));
    }
    return known;
  }
}
