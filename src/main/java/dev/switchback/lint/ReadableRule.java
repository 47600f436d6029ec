package dev.switchback.lint;

import java.util.List;

/// A text that ends in the middle of a string is no script.
final class ReadableRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    List<Spot> spots =
        subject.texts().stream()
            .flatMap(
                text ->
                    text.script().problems().stream()
                        .map(
                            problem ->
                                new Spot(
                                    text.part(),
                                    text.text().fileLine(problem.line()),
                                    Spot.What.UNREADABLE,
                                    problem.kind().name(),
                                    problem.excerpt())))
            .toList();
    return Result.of(spots);
  }

  @Override
  public Rule rule() {
    return Rule.READABLE;
  }
}
