package dev.switchback.ui.backups;

import dev.switchback.ui.sheet.TextCell;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/// Columns of words, in the order they are in.
final class BackupColumns {
  private BackupColumns() {}

  /// @param style an extra style class of its cells; empty for none
  static <T> void words(TableColumn<T, T> column, Function<T, String> words, String style) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new TextCell<>(words, style));
    column.setSortable(false);
    column.setReorderable(false);
  }
}
