package dev.switchback.ui.activity;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.Activity;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.words.Words;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// How an operation ended, as a badge; read aloud together with the row's facts.
final class OutcomeCell extends TableCell<Activity, Activity> {
  private final ActivityViewModel model;
  private final Words words;

  OutcomeCell(ActivityViewModel model, Words words) {
    this.model = model;
    this.words = words;
  }

  @Override
  protected void updateItem(@Nullable Activity activity, boolean empty) {
    super.updateItem(activity, empty);
    if (empty || activity == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(new StateBadge(StateStyle.of(activity.outcome()), words.word(activity.outcome())));
    setAccessibleText(
        text(
            "activity.spoken",
            words.word(activity.outcome()),
            model.what(activity),
            activity.databaseName(),
            words.formats().instant(activity.startedAt())));
  }
}
