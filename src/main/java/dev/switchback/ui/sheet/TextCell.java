package dev.switchback.ui.sheet;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A cell that shows a row's fact as text.
///
/// @param <T> the row
public final class TextCell<T> extends TableCell<T, T> {
  private final Function<T, String> words;

  /// @param style an extra style class; empty for none
  public TextCell(Function<T, String> words, String style) {
    this.words = words;
    if (!style.isEmpty()) {
      getStyleClass().add(style);
    }
  }

  @Override
  protected void updateItem(@Nullable T row, boolean empty) {
    super.updateItem(row, empty);
    String text = empty || row == null ? null : words.apply(row);
    setText(text);
    setAccessibleText(text);
    setTooltip(text == null ? null : new Tooltip(text));
  }
}
