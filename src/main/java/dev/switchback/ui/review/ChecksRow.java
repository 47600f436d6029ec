package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.template.RebuildWish;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The row with what the migrations were checked for, and the way to the rebuild of a table.
public final class ChecksRow extends VBox {
  private final LinesBox lines = new LinesBox();
  private final Button rebuild = new Button(text("newMigration.rebuild"));
  private final HBox buttons = new HBox(rebuild);

  public ChecksRow() {
    FactRow row = new FactRow();
    row.setLabel(text("review.checks"));
    rebuild.setId("rebuild");
    rebuild.setMinWidth(USE_PREF_SIZE);
    buttons.getStyleClass().add("row-buttons");
    buttons.managedProperty().bind(buttons.visibleProperty());
    row.getFacts().setAll(lines, buttons);
    managedProperty().bind(visibleProperty());
    getChildren().setAll(row);
  }

  /// @param onRebuild asked to write a migration that rebuilds the table
  void show(ReviewChecks checks, Consumer<RebuildWish> onRebuild) {
    lines.set(checks.lines());
    buttons.setVisible(checks.rebuild().isPresent());
    rebuild.setOnAction(_ -> checks.rebuild().ifPresent(onRebuild));
    setVisible(!checks.lines().isEmpty());
  }
}
