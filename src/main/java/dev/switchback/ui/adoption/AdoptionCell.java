package dev.switchback.ui.adoption;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.run.Evidence;
import dev.switchback.ui.app.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One migration: what the file shows of it, and how far the schema is from the one after it.
final class AdoptionCell extends ListCell<AdoptionRow> {
  private final AdoptionViewModel model;
  private final StackPane icon = new StackPane();
  private final Label title = new Label();
  private final Label fits = new Label(text("adoption.fits"), Icons.of(Feather.CHECK_CIRCLE));
  private final Label conclusion = new Label();
  private final Label distance = new Label();
  private final HBox content;

  AdoptionCell(AdoptionViewModel model) {
    this.model = model;
    getStyleClass().add("step-cell");
    icon.getStyleClass().add("adoption-icon");
    title.getStyleClass().add("step-title");
    fits.getStyleClass().addAll("state-badge", "role-accent");
    fits.setMinWidth(Region.USE_PREF_SIZE);
    fits.managedProperty().bind(fits.visibleProperty());
    conclusion.getStyleClass().add("step-summary");
    distance.getStyleClass().add("step-tried");
    distance.setMinWidth(Region.USE_PREF_SIZE);
    HBox first = new HBox(title, fits);
    first.getStyleClass().add("step-first");
    VBox middle = new VBox(first, conclusion);
    middle.getStyleClass().add("step-middle");
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    content = new HBox(icon, middle, distance);
    content.getStyleClass().add("step-content");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable AdoptionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    icon.getChildren().setAll(Icons.of(icon(row.found().conclusion()), "line-icon"));
    title.setText(row.migration().version().text() + " " + row.migration().description());
    fits.setVisible(model.isProposed(row));
    conclusion.setText(model.conclusion(row));
    distance.setText(model.distance(row));
    setGraphic(content);
    setAccessibleText(
        text(
            "adoption.spoken",
            title.getText(),
            conclusion.getText(),
            distance.getText(),
            fits.isVisible() ? fits.getText() : ""));
  }

  private static Feather icon(Evidence.Conclusion conclusion) {
    return switch (conclusion) {
      case APPLIED -> Feather.CHECK;
      case PARTLY -> Feather.ALERT_TRIANGLE;
      case NOT_APPLIED -> Feather.X;
      case NO_TRACE -> Feather.MINUS;
    };
  }
}
