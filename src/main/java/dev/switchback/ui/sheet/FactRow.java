package dev.switchback.ui.sheet;

import java.util.List;
import javafx.beans.DefaultProperty;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A row of a sheet: what it is about on the left, the facts on the right.
@DefaultProperty("facts")
public final class FactRow extends HBox {
  private final Label label = new Label();
  private final VBox facts = new VBox();

  public FactRow() {
    getStyleClass().add("fact-row");
    label.getStyleClass().add("fact-label");
    facts.getStyleClass().add("facts");
    setHgrow(facts, Priority.ALWAYS);
    managedProperty().bind(visibleProperty());
    getChildren().addAll(label, facts);
  }

  /// A row of plain sentences.
  public static FactRow of(String label, List<Line> lines) {
    FactRow row = new FactRow();
    row.setLabel(label);
    LinesBox box = new LinesBox();
    box.set(lines);
    row.getFacts().add(box);
    return row;
  }

  /// Shows `lines` in `box`, and takes no room while there are none.
  public void show(LinesBox box, ObservableList<Line> lines) {
    box.show(lines);
    visibleProperty().bind(Bindings.isNotEmpty(lines));
  }

  public String getLabel() {
    return label.getText();
  }

  public void setLabel(String text) {
    label.setText(text);
  }

  public ObservableList<Node> getFacts() {
    return facts.getChildren();
  }
}
