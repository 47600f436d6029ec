package dev.switchback.words;

import dev.switchback.lint.Check;
import dev.switchback.lint.Checklist;
import dev.switchback.lint.Result;
import dev.switchback.lint.Rule;
import dev.switchback.lint.Spot;
import dev.switchback.template.SqliteVersion;
import java.util.List;

/// What came of checking a migration.
public final class LintWords {
  private final Bundle bundle;
  private final TemplateWords templates;

  LintWords(Bundle bundle) {
    this.bundle = bundle;
    templates = new TemplateWords(bundle);
  }

  /// What a rule asks for: "A way back".
  public String name(Rule rule) {
    return bundle.of("lint.rule.", rule);
  }

  /// One sentence for each thing that speaks against it, or why nobody looked; none where it is
  /// met.
  public List<String> say(Check check) {
    return switch (check.result()) {
      case Result.Met() -> List.of();
      case Result.NotMet(List<Spot> spots) -> spots.stream().map(spot -> say(spot)).toList();
      case Result.NotChecked(Result.Why why) -> List.of(bundle.of("lint.notChecked.", why));
    };
  }

  /// "Line 3: SQLite can't change the type of price in products. Rebuild the table: …"
  public String say(Spot spot) {
    String what =
        spot.inPlace()
            .map(finding -> templates.say(finding) + " " + templates.cure(finding))
            .orElseGet(
                () ->
                    bundle.text(
                        "lint.spot." + Bundle.camelCase(spot.what()),
                        spot.subject(),
                        spot.detail()));
    if (spot.line() == 0) {
      return what;
    }
    return bundle.text(
        spot.part() == Spot.Part.UP ? "lint.at.up" : "lint.at.down", spot.line(), what);
  }

  /// "2 problems, 1 piece of advice, for SQLite 3.54.1.": what speaks against one migration.
  public String headline(Checklist checklist, SqliteVersion target) {
    return checklist.problems() + checklist.advice() == 0
        ? bundle.text("lint.nothing", target)
        : bundle.text(
            "lint.one",
            bundle.counted("lint.problems", checklist.problems(), checklist.problems()),
            bundle.counted("lint.advice", checklist.advice(), checklist.advice()),
            target);
  }

  /// "3 problems and 2 pieces of advice in 12 migrations, for SQLite 3.54.1."
  public String headline(long problems, long advice, int migrations, SqliteVersion target) {
    return bundle.text(
        "lint.headline",
        bundle.counted("lint.problems", problems, problems),
        bundle.counted("lint.advice", advice, advice),
        bundle.counted("lint.migrations", migrations, migrations),
        target);
  }
}
