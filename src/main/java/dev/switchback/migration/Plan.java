package dev.switchback.migration;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The steps that would be taken, in order. A value: making one touches nothing.
///
/// @param steps in the order they are carried out; empty when there is nothing to do
/// @param atomicity what is undone together
/// @param allowed what was allowed by name
/// @param historyMark the state of the history this was computed from ([History#mark()])
/// @param tool whose history is written
/// @param together how the project wants the tool to share transactions, where that isn't its usual
///     way
public record Plan(
    Target target,
    List<PlanStep> steps,
    Atomicity atomicity,
    Set<Allowance> allowed,
    long historyMark,
    Tool tool,
    Optional<Way.Transactions> together)
    implements Planning {
  public Plan {
    steps = List.copyOf(steps);
    allowed = Set.copyOf(allowed);
  }

  /// Of Switchback's own history.
  public Plan(
      Target target,
      List<PlanStep> steps,
      Atomicity atomicity,
      Set<Allowance> allowed,
      long historyMark) {
    this(target, steps, atomicity, allowed, historyMark, Tool.SWITCHBACK, Optional.empty());
  }

  /// How its tool would carry it out.
  public Way way() {
    Way usual = Way.of(tool);
    return new Way(together.orElse(usual.transactions()), usual.foreignKeys(), usual.recordPlace());
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// Whether a failure takes everything back: nothing leaves the one transaction.
  public boolean isAllOrNothing() {
    return atomicity != Atomicity.AS_THE_TOOL
        && (atomicity == Atomicity.ALL_OR_NOTHING || steps.size() == 1)
        && steps.stream().noneMatch(PlanStep::leavesTransaction);
  }
}
