package dev.switchback.lint;

import dev.switchback.template.InPlaceFinding;
import dev.switchback.template.InPlaceNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What SQLite refuses, always or as soon as the table has rows.
final class InPlaceRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    List<Spot> spots = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      for (InPlaceNote note : InPlaceNote.in(text.script(), subject.target())) {
        InPlaceFinding finding = note.finding();
        spots.add(
            new Spot(
                text.part(),
                text.text().fileLine(note.statement().line()),
                Spot.What.IN_PLACE,
                finding.table(),
                finding.subject(),
                Optional.of(finding)));
      }
    }
    return Result.of(spots);
  }

  @Override
  public Rule rule() {
    return Rule.IN_PLACE;
  }
}
