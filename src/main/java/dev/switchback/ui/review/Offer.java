package dev.switchback.ui.review;

import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import java.util.List;

/// The steps that were asked for, of which the last ones can be left out.
///
/// Steps build on each other, so only a beginning of the list can be carried out: the first `n`.
///
/// @param asked what was asked for
/// @param steps what that comes to, in the order they would be carried out
public record Offer(Target asked, List<PlanStep> steps) {
  public Offer {
    steps = List.copyOf(steps);
  }

  /// Whether fewer than all steps can be asked for.
  public boolean canBeShortened() {
    return steps.size() > 1 && !(asked instanceof Target.RunOnly);
  }

  /// What to ask for in order to carry out the first `count` steps.
  ///
  /// @param count from 1 to the number of steps
  public Target first(int count) {
    if (count < 1 || count > steps.size()) {
      throw new IllegalArgumentException("Not a number of these steps: " + count);
    }
    if (count == steps.size()) {
      return asked;
    }
    return switch (asked) {
      case Target.RunAll _, Target.RunUpTo _, Target.RunNext _ ->
          new Target.RunUpTo(steps.get(count - 1).version());
      case Target.RunOnly only -> only;
      case Target.RollBackLast _, Target.RollBackTo _, Target.RollBackAll _ ->
          new Target.RollBackLast(count);
      case Target.Stamp _ -> new Target.Stamp(steps.get(count - 1).version());
      case Target.Unstamp _ -> new Target.Unstamp(steps.get(count - 1).version());
    };
  }

  /// How many steps are ticked after the box of the step at `index` was switched: ticking one ticks
  /// those before it, unticking one unticks those after it.
  public static int tickedAfterSwitching(int index, int ticked) {
    return index < ticked ? index : index + 1;
  }
}
