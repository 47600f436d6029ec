package dev.switchback.cli;

import dev.switchback.lint.Check;
import dev.switchback.lint.Result;
import dev.switchback.lint.Rule;
import dev.switchback.lint.Spot;
import dev.switchback.words.LintWords;
import java.util.List;
import java.util.Optional;

/// The fields of checklists.
final class LintFields {
  private LintFields() {}

  /// What one rule says of one migration.
  static Fields of(Check check, LintWords words) {
    List<Spot> spots =
        check.result() instanceof Result.NotMet(List<Spot> found) ? found : List.of();
    String result =
        switch (check.result()) {
          case Result.Met() -> "met";
          case Result.NotMet _ -> "not-met";
          case Result.NotChecked _ -> "not-checked";
        };
    Optional<Result.Why> why =
        check.result() instanceof Result.NotChecked(Result.Why found)
            ? Optional.of(found)
            : Optional.empty();
    Rule rule = check.rule();
    return new Fields()
        .put("rule", rule)
        .put("level", rule.level())
        .put("result", result)
        .put("why", why)
        .put(
            "findings",
            spots.stream()
                .map(
                    spot ->
                        new Fields()
                            .put("part", spot.part())
                            .put("line", spot.line())
                            .put("message", words.say(spot)))
                .toList());
  }
}
