package dev.switchback.source;

import dev.switchback.migration.Directive;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import java.util.ArrayList;
import java.util.List;

/// Finds directives that would be ignored, so that a slip of the fingers isn't.
final class Directives {
  private Directives() {}

  /// Unknown ones, and those below the first statement, where they don't count.
  static List<SourceProblem> problems(SourceFile file, MigrationText text) {
    List<Directive> leading = Directive.leading(text.sql());
    List<SourceProblem> problems = new ArrayList<>();
    for (Directive directive : Directive.anywhere(text.sql())) {
      if (!directive.isKnown() || (directive.belongsToHead() && !leading.contains(directive))) {
        int line = text.fileLine(lineOf(text.sql(), directive.offset()));
        problems.add(
            file.problem(
                SourceProblem.Kind.UNKNOWN_DIRECTIVE,
                line,
                lineAt(text.sql(), directive.offset())));
      }
    }
    return problems;
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static String lineAt(String text, int offset) {
    int feed = text.indexOf('\n', offset);
    return text.substring(offset, feed < 0 ? text.length() : feed).strip();
  }
}
