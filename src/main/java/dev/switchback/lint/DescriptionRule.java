package dev.switchback.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A description says what is done, in the words of the file name.
final class DescriptionRule implements LintRule {
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "migration",
          "new",
          "update",
          "updates",
          "test",
          "temp",
          "tmp",
          "wip",
          "fix",
          "change",
          "changes",
          "misc",
          "stuff",
          "asdf",
          "untitled",
          "new migration",
          "todo");

  @Override
  public Result check(Subject subject) {
    String description = subject.migration().description().strip();
    if (description.isEmpty()) {
      return new Result.NotMet(List.of(Spot.whole(Spot.What.NO_DESCRIPTION, "")));
    }
    return EMPTY_WORDS.contains(description.toLowerCase(Locale.ROOT))
        ? new Result.NotMet(List.of(Spot.whole(Spot.What.EMPTY_DESCRIPTION, description)))
        : new Result.Met();
  }

  @Override
  public Rule rule() {
    return Rule.DESCRIPTION;
  }
}
