package dev.switchback.ui.sheet;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.layout.VBox;

/// Lines below each other; takes no room while there are none.
public final class LinesBox extends VBox {
  // Held here because the list may outlive the sheet: it then holds on to nothing but this.
  private final ListChangeListener<Line> listener = change -> set(List.copyOf(change.getList()));

  public LinesBox() {
    getStyleClass().add("lines");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Shows `lines`, now and whenever they change.
  public void show(ObservableList<Line> lines) {
    lines.addListener(listener);
    set(lines);
  }

  public void set(List<Line> lines) {
    getChildren().setAll(LineLabel.below(lines));
    setVisible(!lines.isEmpty());
  }
}
