package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.lint.Checklist;
import dev.switchback.lint.Rule;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.LintFindings;
import dev.switchback.run.Preflight;
import dev.switchback.template.RebuildWish;
import dev.switchback.ui.sheet.ChecklistLines;
import dev.switchback.ui.sheet.Line;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the migrations of a plan were checked for, and where one click leads on.
///
/// @param lines what speaks against each; or that nothing does
/// @param rebuild what a rebuild of a table would do, where SQLite can't do it in place
/// @param supply the name of the setting that supplies what SQLite doesn't have
/// @param supplied how that is called, for the button
record ReviewChecks(
    List<Line> lines, Optional<RebuildWish> rebuild, Optional<String> supply, String supplied) {
  static final ReviewChecks NONE =
      new ReviewChecks(List.of(), Optional.empty(), Optional.empty(), "");

  /// What the steps themselves say, and the row of the try.
  private static final Set<Rule> SAID = Set.of(Rule.TRIED, Rule.KEEPS_DATA);

  ReviewChecks {
    lines = List.copyOf(lines);
  }

  /// Only what is run is checked: what is taken back or only recorded was written long ago.
  static ReviewChecks of(Plan plan, Preflight preflight, LintFindings found, Words words) {
    if (plan.steps().stream().anyMatch(step -> step.action() != PlanStep.Action.RUN)) {
      return NONE;
    }
    List<Checklist> own =
        found.checklists().stream()
            .filter(
                one ->
                    plan.steps().stream()
                        .anyMatch(step -> step.version().equals(one.migration().version())))
            .map(one -> one.without(SAID))
            .toList();
    Optional<UnknownNameWish> missing = UnknownNameWish.first(preflight, words);
    return new ReviewChecks(
        lines(own, found, words),
        plan.steps().stream()
            .flatMap(step -> RebuildWish.firstOf(step.script()).stream())
            .findFirst(),
        missing.map(UnknownNameWish::setting),
        missing.map(UnknownNameWish::name).orElse(""));
  }

  private static List<Line> lines(List<Checklist> own, LintFindings found, Words words) {
    List<Line> lines = new ArrayList<>();
    for (Checklist one : own) {
      for (Line line : ChecklistLines.findings(one, words.lint())) {
        String which = own.size() == 1 ? "" : one.migration().version().text() + ": ";
        lines.add(new Line(line.tone(), which + line.text()));
      }
    }
    long problems = own.stream().mapToLong(Checklist::problems).sum();
    long advice = own.stream().mapToLong(Checklist::advice).sum();
    if (!own.isEmpty()) {
      lines.addFirst(
          lines.isEmpty()
              ? Line.good(text("review.checks.fine", found.target()))
              : Line.plain(words.lint().headline(problems, advice, own.size(), found.target())));
    }
    return lines;
  }

  /// A name that SQLite doesn't have, and the setting that would supply it.
  private record UnknownNameWish(String name, String setting) {
    static Optional<UnknownNameWish> first(Preflight preflight, Words words) {
      return preflight.namesInTheWay().stream()
          .flatMap(
              name ->
                  words.plans().setting(name).stream()
                      .map(setting -> new UnknownNameWish(name.name(), setting)))
          .findFirst();
    }
  }
}
