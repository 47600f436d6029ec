package dev.switchback.ui.sheet;

import dev.switchback.lint.Check;
import dev.switchback.lint.Checklist;
import dev.switchback.lint.Result;
import dev.switchback.template.SqliteVersion;
import dev.switchback.words.LintWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What speaks against a migration, as lines of a sheet: the problems first, then what is advice.
public final class ChecklistLines {
  private ChecklistLines() {}

  /// What speaks against it, below each other; or that nothing does.
  public static List<Line> of(Checklist checklist, SqliteVersion target, LintWords words) {
    List<Line> lines = new ArrayList<>(findings(checklist, words));
    String headline = words.headline(checklist, target);
    lines.addFirst(lines.isEmpty() ? Line.good(headline) : Line.plain(headline));
    return lines;
  }

  /// What speaks against it alone.
  public static List<Line> findings(Checklist checklist, LintWords words) {
    return Stream.concat(
            checklist.checks().stream().filter(Check::isProblem),
            checklist.checks().stream().filter(check -> !check.isProblem()))
        .filter(check -> check.result() instanceof Result.NotMet)
        .flatMap(
            check ->
                words.say(check).stream()
                    .map(said -> check.isProblem() ? Line.danger(said) : Line.warning(said)))
        .toList();
  }
}
