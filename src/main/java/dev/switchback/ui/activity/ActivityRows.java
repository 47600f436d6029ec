package dev.switchback.ui.activity;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.Activity;
import dev.switchback.registry.Activity.Outcome;
import dev.switchback.registry.Activity.StepRecord;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Lays out one operation: what came of it, its steps and its report.
final class ActivityRows {
  private ActivityRows() {}

  static List<Node> of(Activity activity, ActivityViewModel model, Words words) {
    List<Node> nodes = new ArrayList<>();
    String summary =
        activity.summary().isBlank() ? words.word(activity.outcome()) : activity.summary();
    LineLabel headline =
        new LineLabel(
            new Line(
                tone(activity.outcome()),
                activity.outcome() == Outcome.INTERRUPTED
                    ? text("activity.interrupted", activity.summary())
                    : summary));
    headline.getStyleClass().add("headline");
    nodes.add(headline);
    nodes.add(FactRow.of(text("activity.column.what"), List.of(Line.plain(model.what(activity)))));
    List<Line> steps = activity.steps().stream().map(step -> line(step, words)).toList();
    nodes.add(
        FactRow.of(
            text("activity.steps"),
            steps.isEmpty() ? List.of(Line.muted(text("activity.steps.none"))) : steps));
    if (!activity.report().isBlank()) {
      Label report = new Label(activity.report().strip());
      report.setWrapText(true);
      report.getStyleClass().add("originals");
      FactRow row = new FactRow();
      row.setLabel(text("activity.report.title"));
      row.getFacts().add(report);
      nodes.add(row);
    }
    return nodes;
  }

  private static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case DONE -> Tone.GOOD;
      case RUNNING, UNDONE, CANCELLED_UNCHANGED -> Tone.MUTED;
      case FAILED_UNCHANGED, FAILED_PARTLY -> Tone.DANGER;
      case CANCELLED_PARTLY, INTERRUPTED, DONE_WITH_PROBLEMS -> Tone.WARNING;
    };
  }

  private static Line line(StepRecord step, Words words) {
    StringBuilder text = new StringBuilder(words.word(step.step()));
    if (!step.subject().isBlank()) {
      text.append(' ').append(step.subject());
    }
    if (!step.detail().isBlank()) {
      text.append(" · ").append(step.detail());
    }
    return Line.plain(text.toString());
  }
}
