package dev.switchback.ui.detail;

import dev.switchback.lint.Check;
import dev.switchback.lint.Checklist;
import dev.switchback.lint.Result;
import dev.switchback.lint.Rule;
import dev.switchback.template.SqliteVersion;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.detail.Detail.Line;
import dev.switchback.ui.detail.Detail.Section;
import dev.switchback.words.LintWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kordamp.ikonli.feather.Feather;

/// What a migration was checked for, as the detail pane shows it: each rule with what came of it.
final class ChecklistSections {
  private static final StateStyle MET = new StateStyle(Feather.CHECK, StateStyle.Role.SUCCESS);
  private static final StateStyle ADVICE =
      new StateStyle(Feather.ALERT_TRIANGLE, StateStyle.Role.WARNING);
  private static final StateStyle PROBLEM =
      new StateStyle(Feather.X_CIRCLE, StateStyle.Role.DANGER);
  private static final StateStyle NOT_CHECKED =
      new StateStyle(Feather.MINUS, StateStyle.Role.NEUTRAL);

  private static final Set<Rule> SAID = Set.of(Rule.WAY_BACK, Rule.TRIED, Rule.KEEPS_DATA);

  private final LintWords words;
  private final Texts texts;

  ChecklistSections(LintWords words, Texts texts) {
    this.words = words;
    this.texts = texts;
  }

  /// Every rule, below a headline.
  List<Section> all(Checklist checklist, SqliteVersion target) {
    List<Line> lines = new ArrayList<>();
    checklist.checks().forEach(check -> lines.addAll(lines(check)));
    return List.of(new Section(words.headline(checklist, target), lines));
  }

  /// What speaks against it and isn't said in a section of its own; nothing where nothing does.
  List<Section> speaking(Checklist checklist) {
    List<Line> lines =
        checklist.without(SAID).checks().stream()
            .filter(check -> check.result() instanceof Result.NotMet)
            .flatMap(check -> lines(check).stream())
            .toList();
    return lines.isEmpty() ? List.of() : List.of(new Section(texts.get("detail.checklist"), lines));
  }

  private List<Line> lines(Check check) {
    List<String> said = words.say(check);
    return switch (check.result()) {
      case Result.Met() -> List.of(Line.with(MET, words.name(check.rule())));
      case Result.NotMet _ ->
          said.stream().map(line -> Line.with(check.isProblem() ? PROBLEM : ADVICE, line)).toList();
      case Result.NotChecked _ ->
          said.stream()
              .map(why -> Line.with(NOT_CHECKED, words.name(check.rule()) + " " + why))
              .toList();
    };
  }
}
