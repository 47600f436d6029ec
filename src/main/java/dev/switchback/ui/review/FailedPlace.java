package dev.switchback.ui.review;

import dev.switchback.migration.PlanStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where in a migration something failed, with a few lines around it.
///
/// @param file the migration's file; empty when its text comes from the history
/// @param line the line that failed, 1-based in that file
/// @param firstLine the line that `excerpt` begins with
public record FailedPlace(Optional<Path> file, int line, int firstLine, String excerpt) {
  private static final int LINES_BEFORE = 2;
  private static final int LINES_AFTER = 2;
  private static final int MOST_LINES = 14;

  static FailedPlace of(PlanStep step, int line, String statement) {
    List<String> lines = step.text().sql().lines().toList();
    int offset = step.text().firstLine();
    int statementLines = Math.max(1, (int) statement.lines().count());
    int from = Math.max(0, line - offset - LINES_BEFORE);
    int to = Math.min(lines.size(), line - offset + statementLines + LINES_AFTER);
    to = Math.min(to, from + MOST_LINES);
    return from >= to
        ? new FailedPlace(step.text().file(), line, line, statement)
        : new FailedPlace(
            step.text().file(), line, offset + from, String.join("\n", lines.subList(from, to)));
  }
}
