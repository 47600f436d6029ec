package dev.switchback.lint;

import java.util.List;

/// A try on a copy shows what reading can't.
final class TriedRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.known().isEmpty()) {
      return new Result.NotChecked(Result.Why.NO_DATABASE);
    }
    if (subject.isApplied()) {
      return new Result.NotChecked(Result.Why.APPLIED);
    }
    return subject.known().get().tried().isPresent()
        ? new Result.Met()
        : new Result.NotMet(List.of(Spot.whole(Spot.What.NOT_TRIED, "")));
  }

  @Override
  public Rule rule() {
    return Rule.TRIED;
  }
}
