package dev.switchback.migration;

import dev.switchback.migration.Refusal.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Decides what would be done, or why nothing will be. Pure: it touches nothing and never throws.
///
/// - Migrations run in the order of their versions. They are rolled back in the opposite order,
///   also where they were applied in another: a newer migration is written knowing the older ones.
/// - A refusal gives every reason at once.
/// - On the history of another tool, what that tool refuses is refused, what it lets pass passes,
///   and what it can't record is never planned.
/// - What is asked for and already so is an empty plan, not a refusal.
public final class Planner {
  private final MigrationSet migrations;
  private final Timeline timeline;
  private final Target target;
  private final Atomicity atomicity;
  private final Set<Allowance> allowed;
  private final Set<Reason> reasons = new LinkedHashSet<>();

  private Planner(
      MigrationSet migrations,
      Timeline timeline,
      Target target,
      Atomicity atomicity,
      Set<Allowance> allowed) {
    this.migrations = migrations;
    this.timeline = timeline;
    this.target = target;
    this.atomicity = atomicity;
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
    Target meant = meant(target, timeline);
    Atomicity effective = effective(atomicity, history.tool());
    Planner planner = new Planner(migrations, timeline, meant, effective, allowed);
    List<PlanStep> steps = planner.steps();
    return planner.reasons.isEmpty()
        ? new Plan(
            meant,
            steps,
            effective,
            allowed,
            history.mark(),
            history.tool(),
            migrations.setup().together())
        : new Refusal(meant, List.copyOf(planner.reasons));
  }

  /// Switchback's own way with its own history is one transaction.
  private static Atomicity effective(Atomicity asked, Tool tool) {
    return tool.isOwn() && asked == Atomicity.AS_THE_TOOL ? Atomicity.ALL_OR_NOTHING : asked;
  }

  /// The target with the version that stands in the timeline, where one was typed that means it.
  private static Target meant(Target target, Timeline timeline) {
    return switch (target) {
      case Target.RunUpTo(Version version) -> new Target.RunUpTo(meant(version, timeline));
      case Target.RunOnly(Version version) -> new Target.RunOnly(meant(version, timeline));
      case Target.RollBackTo(Version version) -> new Target.RollBackTo(meant(version, timeline));
      case Target.Stamp(Version version) -> new Target.Stamp(meant(version, timeline));
      case Target.Unstamp(Version version) -> new Target.Unstamp(meant(version, timeline));
      case Target.RunAll all -> all;
      case Target.RunNext next -> next;
      case Target.RollBackLast last -> last;
      case Target.RollBackAll all -> all;
    };
  }

  private static Version meant(Version typed, Timeline timeline) {
    return timeline.meant(typed).map(TimelineRow::version).orElse(typed);
  }

  private List<PlanStep> steps() {
    return switch (target) {
      case Target.RunAll() -> run(runnable(candidates()));
      case Target.RunUpTo(Version version) -> run(runnable(upTo(version)));
      case Target.RunNext(int count) -> run(runnable(candidates()).stream().limit(count).toList());
      case Target.RunOnly(Version version) -> run(only(version));
      case Target.RollBackLast(int count) ->
          rollBack(appliedNewestFirst().stream().limit(count).toList());
      case Target.RollBackTo(Version version) -> rollBack(newerThan(version));
      case Target.RollBackAll() -> rollBack(appliedNewestFirst());
      case Target.Stamp(Version version) -> stamp(upTo(version));
      case Target.Unstamp(Version version) -> unstamp(version);
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

  /// Without those that the tool itself will never run: they are taken only when asked for by name.
  private List<Candidate> runnable(List<Candidate> candidates) {
    return candidates.stream().filter(c -> !isPassedOver(c)).toList();
  }

  private static boolean isPassedOver(Candidate candidate) {
    return candidate instanceof Candidate.Usable(TimelineRow row)
        && row.verdict().filter(Verdict.NEVER_RUNS::equals).isPresent();
  }

  private List<Candidate> upTo(Version version) {
    requireKnown(version);
    Descent descent = new Descent(timeline);
    Stream<Candidate> beyondLimit =
        leftOut()
            .filter(row -> row.migration().filter(Planner::isOnlyBeyondLimit).isPresent())
            .map(Candidate.Usable::new);
    return Stream.concat(candidates().stream(), beyondLimit)
        .filter(c -> descent.isNeeded(c.version(), version))
        .sorted(Comparator.comparing(Candidate::version))
        .toList();
  }

  /// Somebody who names a version goes further than the tool would by itself.
  private static boolean isOnlyBeyondLimit(Migration migration) {
    return migration.origin().mark(Origin.LEFT_OUT).isEmpty() && migration.version().isNumber();
  }

  /// The one that was asked for can't be left out.
  private List<Candidate> only(Version version) {
    if (isApplied(version)) {
      reasons.add(new Reason.AlreadyApplied(version));
    } else {
      requireKnown(version);
    }
    Stream<Candidate> leftOut =
        leftOut().filter(row -> row.version().equals(version)).map(Candidate.Usable::new);
    return Stream.concat(notApplied().stream().filter(c -> c.version().equals(version)), leftOut)
        .toList();
  }

  /// What the tool would pass over as it is set up.
  private Stream<TimelineRow> leftOut() {
    return timeline.rows().stream()
        .filter(row -> row.verdict().filter(Verdict.LEFT_OUT::equals).isPresent());
  }

  private List<TimelineRow> appliedNewestFirst() {
    return timeline.applied().reversed().stream().filter(row -> !staysWhenOthersGo(row)).toList();
  }

  /// What is repeated on every change has no place in the line, and mostly no way back.
  private static boolean staysWhenOthersGo(TimelineRow row) {
    return row.down().isEmpty()
        && (row.migration().filter(m -> m.origin().kind() == Origin.Kind.REPEATABLE).isPresent()
            || row.entry()
                .filter(e -> e.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.REPEATABLE))
                .isPresent());
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
    refuseOnlyRead();
    refuseBlocked();
    refuseUntrueHistory();
    refuseSetup();
    refuseUnknownJars();
    List<TimelineRow> rows = usable(chosen);
    refuseOutOfOrder(rows);
    refuseCode(rows);
    return notMixed(
        rows.stream()
            .filter(row -> !row.isCode())
            .map(row -> checked(PlanSteps.of(PlanStep.Action.RUN, row, row.up())))
            .toList());
  }

  private List<PlanStep> rollBack(List<TimelineRow> chosen) {
    if (!chosen.isEmpty()) {
      refuseOnlyRead();
      refuseBlocked();
    }
    refuseCode(chosen);
    List<PlanStep> steps = new ArrayList<>();
    for (TimelineRow row : chosen) {
      if (row.isCode()) {
        continue;
      }
      Optional<MigrationText> down =
          row.down()
              .filter(MigrationText::hasStatements)
              .filter(text -> row.migration().isPresent() || !keepsOnlyAPosition());
      Optional<String> absent = row.down().flatMap(MigrationText::absentClass);
      if (absent.isPresent()) {
        reasons.add(new Reason.ClassGone(row.version(), absent.get()));
      } else if (down.isEmpty()) {
        reasons.add(new Reason.Irreversible(row.version()));
      } else {
        steps.add(checked(PlanSteps.of(PlanStep.Action.ROLL_BACK, row, down.get())));
      }
    }
    return steps;
  }

  /// Where only a position is kept, nobody knows what is before a migration whose file is gone.
  private boolean keepsOnlyAPosition() {
    return timeline.tool() == Tool.GOLANG_MIGRATE;
  }

  /// Nothing of a stamp is run, so neither order nor the script's faults matter.
  private List<PlanStep> stamp(List<Candidate> chosen) {
    refuseOnlyRead();
    return usable(chosen).stream()
        .map(row -> PlanSteps.of(PlanStep.Action.STAMP, row, row.up()))
        .toList();
  }

  /// Newest first, so that what goes stands on nothing that stays. A step without a statement takes
  /// nothing back but the record.
  private List<PlanStep> unstamp(Version version) {
    refuseOnlyRead();
    if (!isApplied(version)) {
      if (requireKnown(version)) {
        reasons.add(new Reason.NotApplied(version));
      }
      return List.of();
    }
    Descent descent = new Descent(timeline);
    MigrationText nothing = MigrationText.recorded("");
    return appliedNewestFirst().stream()
        .filter(row -> descent.isNeeded(version, row.version()))
        .map(row -> PlanSteps.of(PlanStep.Action.ROLL_BACK, row, nothing))
        .toList();
  }

  private void refuseOnlyRead() {
    if (!timeline.tool().isWritable()) {
      reasons.add(new Reason.OnlyRead(timeline.tool()));
    }
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
    reasons.addAll(ScriptReasons.against(step, atomicity, allowed));
    return step;
  }

  /// A flag, a lock or a failed row is somebody's open question: it is answered before anything
  /// else.
  private void refuseBlocked() {
    timeline.blockages().forEach(blockage -> reasons.add(new Reason.Blocked(blockage)));
  }

  /// What is in a jar that can't be loaded might belong before what would be run.
  private void refuseUnknownJars() {
    if (allowed.contains(Allowance.BROKEN_FILES)) {
      return;
    }
    for (SourceProblem problem : timeline.problems()) {
      if (problem.kind() == SourceProblem.Kind.JAR_NOT_ALLOWED) {
        reasons.add(new Reason.JarNotAllowed(problem));
      } else if (problem.kind() == SourceProblem.Kind.JAR_UNUSABLE && problem.version().isEmpty()) {
        reasons.add(new Reason.Unusable(problem));
      }
    }
  }

  private void refuseCode(List<TimelineRow> chosen) {
    chosen.stream()
        .filter(TimelineRow::isCode)
        .forEach(row -> reasons.add(new Reason.NeedsCommand(row.version(), timeline.tool())));
  }

  /// Running on top of a history that the files no longer tell is asking for trouble, unless it is
  /// the history of a tool that doesn't mind.
  private void refuseUntrueHistory() {
    for (TimelineRow row : timeline.rows()) {
      if (row.state() == MigrationState.MISSING
          && isRefused(row)
          && !allowed.contains(Allowance.MISSING)) {
        reasons.add(new Reason.Missing(row.version()));
      }
      if (row.state() == MigrationState.EDITED
          && isRefused(row)
          && !allowed.contains(Allowance.EDITED)) {
        reasons.add(new Reason.Edited(row.version()));
      }
    }
  }

  /// Whether whose history it is refuses to go on while this row is so.
  private boolean isRefused(TimelineRow row) {
    return timeline.tool().isOwn() || row.verdict().filter(Verdict.REFUSES_ALL::equals).isPresent();
  }

  private void refuseSetup() {
    if (!allowed.contains(Allowance.BROKEN_FILES)) {
      migrations.setup().refusing().forEach(it -> reasons.add(new Reason.Unusable(it)));
    }
  }

  /// A tool that puts all into one transaction takes nothing among it that has to be outside of
  /// one.
  private List<PlanStep> notMixed(List<PlanStep> steps) {
    boolean isGrouped =
        atomicity == Atomicity.AS_THE_TOOL
            && migrations.setup().together().filter(Way.Transactions.ALL::equals).isPresent();
    List<PlanStep> outside =
        steps.stream().filter(step -> step.outsideTransaction().isPresent()).toList();
    if (isGrouped && !outside.isEmpty() && outside.size() < steps.size()) {
      PlanStep first = outside.getFirst();
      Path file = first.text().file().orElse(Path.of(first.version().text()));
      reasons.add(
          new Reason.Unusable(
              new SourceProblem(
                  file,
                  0,
                  SourceProblem.Kind.MIXED_TRANSACTIONS,
                  Optional.of(first.version()),
                  first.outsideTransaction().orElse(""))));
    }
    return steps;
  }

  private void refuseOutOfOrder(List<TimelineRow> chosen) {
    List<TimelineRow> applied = timeline.applied();
    if (applied.isEmpty() || allowed.contains(Allowance.OUT_OF_ORDER)) {
      return;
    }
    Version newest = applied.getLast().version();
    chosen.stream()
        .filter(row -> row.state() == MigrationState.OUT_OF_ORDER)
        .filter(row -> row.verdict().filter(Verdict.RUNS_OLDER::equals).isEmpty())
        .forEach(row -> reasons.add(new Reason.OutOfOrder(row.version(), newest)));
  }

  private boolean isApplied(Version version) {
    return timeline.find(version).filter(row -> row.state().isApplied()).isPresent();
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
