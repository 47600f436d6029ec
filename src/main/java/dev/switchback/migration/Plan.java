package dev.switchback.migration;

import java.util.List;
import java.util.Set;

/// The steps that would be taken, in order. A value: making one touches nothing.
///
/// @param steps in the order they are carried out; empty when there is nothing to do
/// @param atomicity what is undone together
/// @param allowed what was allowed by name
/// @param historyMark the state of the history this was computed from ([History#mark()])
/// @param tool whose history is written
public record Plan(
    Target target,
    List<PlanStep> steps,
    Atomicity atomicity,
    Set<Allowance> allowed,
    long historyMark,
    Tool tool)
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
    this(target, steps, atomicity, allowed, historyMark, Tool.SWITCHBACK);
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
