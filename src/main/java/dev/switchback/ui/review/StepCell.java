package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Icons;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One migration of a plan: its box, what it does, what it removes, and what a try showed.
final class StepCell extends ListCell<StepRow> {
  private final ReviewViewModel model;
  private final CheckBox box = new CheckBox();
  private final Label title = new Label();
  private final Label destructive =
      new Label(text("review.step.destructive"), Icons.of(Feather.ALERT_TRIANGLE));
  private final Label summary = new Label();
  private final Label tried = new Label();
  private final HBox content;
  private final ChangeListener<Object> changed = (_, _, _) -> show();
  private final WeakChangeListener<Object> weakly = new WeakChangeListener<>(changed);
  private @Nullable StepRow shown;

  StepCell(ReviewViewModel model) {
    getStyleClass().add("step-cell");
    box.setFocusTraversable(false);
    box.setOnAction(_ -> model.switchStep(getIndex()));
    title.getStyleClass().add("step-title");
    destructive.getStyleClass().addAll("state-badge", "role-danger");
    destructive.setMinWidth(Region.USE_PREF_SIZE);
    destructive.managedProperty().bind(destructive.visibleProperty());
    summary.getStyleClass().add("step-summary");
    tried.getStyleClass().add("step-tried");
    tried.setMinWidth(Region.USE_PREF_SIZE);
    HBox first = new HBox(title, destructive);
    first.getStyleClass().add("step-first");
    VBox middle = new VBox(first, summary);
    middle.getStyleClass().add("step-middle");
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    content = new HBox(box, middle, tried);
    content.getStyleClass().add("step-content");
    box.managedProperty().bind(box.visibleProperty());
    setPrefWidth(0);
    this.model = model;
  }

  @Override
  protected void updateItem(@Nullable StepRow row, boolean empty) {
    super.updateItem(row, empty);
    if (shown != null) {
      shown.tickedProperty().removeListener(weakly);
      shown.triedProperty().removeListener(weakly);
    }
    shown = empty ? null : row;
    if (shown == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    shown.tickedProperty().addListener(weakly);
    shown.triedProperty().addListener(weakly);
    setGraphic(content);
    show();
  }

  private void show() {
    StepRow row = shown;
    if (row == null) {
      return;
    }
    boolean ticked = row.tickedProperty().get();
    box.setSelected(ticked);
    box.setVisible(model.canBeShortened());
    title.setText(row.step().title());
    destructive.setVisible(row.isDestructive());
    summary.setText(row.summary());
    tried.setText(ticked ? row.triedProperty().get() : text("review.step.leftOut"));
    content.setOpacity(ticked ? 1 : 0.55);
    String takesAway =
        row.isDestructive()
            ? text("review.step.spoken.takesAway", String.join(", ", row.takesAway()))
            : "";
    setAccessibleText(
        text("review.step.spoken", row.step().title(), row.summary(), takesAway + tried.getText()));
  }
}
