package dev.switchback.lint;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import java.util.List;

/// A migration without a down part can be taken back by a backup only.
final class WayBackRule implements LintRule {
  /// A folder in which fewer have a way back writes none; each of its files would be named.
  private static final double HABIT = 0.5;

  @Override
  public Result check(Subject subject) {
    long reversible = subject.all().stream().filter(Migration::isReversible).count();
    if (reversible < subject.all().size() * HABIT || reversible == 0) {
      return new Result.NotChecked(Result.Why.NOT_HERE);
    }
    return subject.migration().down().filter(MigrationText::hasStatements).isPresent()
        ? new Result.Met()
        : new Result.NotMet(List.of(Spot.whole(Spot.What.NO_WAY_BACK, "")));
  }

  @Override
  public Rule rule() {
    return Rule.WAY_BACK;
  }
}
