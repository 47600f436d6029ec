package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Keeps what became of each step while a plan is carried out.
final class StepLog {
  private final Map<Version, Entry> byVersion = new LinkedHashMap<>();

  StepLog(List<PlanStep> steps) {
    steps.forEach(step -> byVersion.put(step.version(), new Entry(step)));
  }

  void ran(PlanStep step, int number, int line, Duration took, long rows) {
    find(step).statements.add(new StepReport.StatementReport(number, line, took, rows));
  }

  /// A part of a statement that is repeated has been run.
  void ranPartly(PlanStep step) {
    find(step).partly = true;
  }

  void done(PlanStep step, Duration took) {
    Entry entry = find(step);
    entry.took = took;
    entry.done = true;
  }

  /// From here on what the step does stays, whatever happens.
  void leftTransaction(PlanStep step) {
    find(step).unprotected = true;
  }

  /// @param condition what doesn't hold
  void skipped(PlanStep step, String condition) {
    find(step).skipped = true;
    find(step).unmet = Optional.of(condition);
  }

  /// It is recorded without being run.
  void marked(PlanStep step, String condition) {
    find(step).marked = true;
    find(step).unmet = Optional.of(condition);
  }

  /// It is run although a condition of it doesn't hold.
  void warned(PlanStep step, String condition) {
    find(step).unmet = Optional.of(condition);
  }

  void failed(PlanStep step) {
    find(step).failed = true;
  }

  /// What is done up to here can't be taken back by a rollback any more.
  void committed() {
    byVersion.values().stream().filter(entry -> entry.done).forEach(entry -> entry.kept = true);
  }

  Optional<PlanStep> failedStep() {
    return byVersion.values().stream()
        .filter(entry -> entry.failed)
        .map(entry -> entry.step)
        .findFirst();
  }

  List<Version> kept() {
    return byVersion.values().stream().filter(e -> e.kept).map(e -> e.step.version()).toList();
  }

  /// Whether a step that ran outside of a transaction stopped half-way.
  boolean leftSomething() {
    return byVersion.values().stream()
        .anyMatch(e -> !e.kept && e.unprotected && (e.partly || !e.statements.isEmpty()));
  }

  List<StepReport> reports() {
    return byVersion.values().stream().map(Entry::report).toList();
  }

  private Entry find(PlanStep step) {
    return Objects.requireNonNull(byVersion.get(step.version()), "a step of this plan");
  }

  private static final class Entry {
    private final PlanStep step;
    private final List<StepReport.StatementReport> statements = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private boolean done;
    private boolean failed;
    private boolean kept;
    private boolean unprotected;
    private boolean skipped;
    private boolean partly;
    private boolean marked;
    private Optional<String> unmet = Optional.empty();

    Entry(PlanStep step) {
      this.step = step;
    }

    StepReport report() {
      StepReport.Outcome outcome = StepReport.Outcome.NOT_REACHED;
      if (skipped) {
        outcome = StepReport.Outcome.SKIPPED;
      } else if (kept) {
        outcome = marked ? StepReport.Outcome.MARKED : StepReport.Outcome.DONE;
      } else if (failed) {
        outcome = StepReport.Outcome.FAILED;
      } else if (done || partly || !statements.isEmpty()) {
        outcome = unprotected ? StepReport.Outcome.FAILED : StepReport.Outcome.TAKEN_BACK;
      }
      return new StepReport(step, outcome, took, statements, unmet);
    }
  }
}
