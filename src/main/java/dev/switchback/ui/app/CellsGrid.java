package dev.switchback.ui.app;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The cells of a stored row: columns on the left, values on the right. A value is shown on one
/// line, and as it is stored in its tooltip.
public final class CellsGrid extends GridPane {
  private static final int SHOWN = 72;

  /// @param cells the values as they are stored, by column
  public CellsGrid(Map<String, String> cells) {
    getStyleClass().add("cells");
    ColumnConstraints columns = new ColumnConstraints();
    columns.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    getColumnConstraints().setAll(columns, values);
    cells.forEach(this::add);
  }

  private void add(String column, String stored) {
    Label name = new Label(column);
    name.getStyleClass().add("cell-column");
    Label value = new Label(shown(stored));
    value.getStyleClass().add("cell-value");
    value.setTooltip(new Tooltip(stored));
    value.setAccessibleText(column + ": " + stored);
    name.setLabelFor(value);
    addRow(getRowCount(), name, value);
  }

  private static String shown(String stored) {
    String line = stored.strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line;
  }
}
