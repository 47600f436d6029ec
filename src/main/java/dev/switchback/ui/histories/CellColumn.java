package dev.switchback.ui.histories;

import dev.switchback.ui.sheet.TextCell;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;

/// A column of a stored table, with what it means below its name.
final class CellColumn extends TableColumn<Map<String, String>, Map<String, String>> {
  /// @param meaning empty where it has none
  CellColumn(String column, String meaning) {
    Label name = new Label(column);
    name.getStyleClass().add("cell-column");
    Label means = new Label(meaning);
    means.getStyleClass().add("column-meaning");
    VBox head = new VBox(name, means);
    setGraphic(head);
    setSortable(false);
    setReorderable(false);
    setPrefWidth(130);
    setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    setCellFactory(_ -> new TextCell<>(row -> row.getOrDefault(column, ""), "cell-value"));
  }
}
