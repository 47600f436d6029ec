package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What a command prints, as it comes; takes no room while there is nothing.
public final class OutputPane extends StackPane {
  private static final int FEWEST_ROWS = 2;
  private static final int MOST_ROWS = 12;

  /// So many characters have room beside each other.
  private static final int ABOUT_A_ROW = 66;

  private final TextArea area = new TextArea();
  private @Nullable ObservableList<String> followed;
  private final ListChangeListener<String> listener = _ -> showFollowed();
  private final WeakListChangeListener<String> weak = new WeakListChangeListener<>(listener);

  public OutputPane() {
    getStyleClass().add("output-pane");
    area.setId("output");
    area.setEditable(false);
    area.setWrapText(true);
    area.setAccessibleText(text("command.output"));
    area.getStyleClass().add("output");
    // Tab would be typed, which nobody can here.
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
    managedProperty().bind(visibleProperty());
    getChildren().add(area);
    show(List.of());
  }

  /// Shows these lines from the first one.
  public void show(List<String> lines) {
    unfollow();
    set(lines);
    area.positionCaret(0);
    area.setScrollTop(0);
  }

  /// Shows these lines and those that follow, the newest in sight.
  public void follow(ObservableList<String> lines) {
    unfollow();
    followed = lines;
    lines.addListener(weak);
    showFollowed();
  }

  private void unfollow() {
    if (followed != null) {
      followed.removeListener(weak);
      followed = null;
    }
  }

  private void showFollowed() {
    if (followed != null) {
      set(followed);
      area.positionCaret(area.getLength());
    }
  }

  private void set(List<String> lines) {
    area.setText(String.join("\n", lines));
    long rows = lines.stream().mapToLong(line -> 1 + line.length() / ABOUT_A_ROW).sum();
    area.setPrefRowCount(Math.clamp(rows, FEWEST_ROWS, MOST_ROWS));
    setVisible(!lines.isEmpty());
  }
}
