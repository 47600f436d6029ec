package dev.switchback.lint;

import dev.switchback.migration.MigrationState;
import java.util.List;

/// What was run is not what the file says any more.
final class UneditedRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    return subject
        .known()
        .<Result>map(
            known ->
                known.state() == MigrationState.EDITED
                    ? new Result.NotMet(List.of(Spot.whole(Spot.What.EDITED, "")))
                    : new Result.Met())
        .orElseGet(() -> new Result.NotChecked(Result.Why.NO_DATABASE));
  }

  @Override
  public Rule rule() {
    return Rule.UNEDITED;
  }
}
