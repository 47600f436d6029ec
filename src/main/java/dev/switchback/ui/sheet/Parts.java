package dev.switchback.ui.sheet;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// Small habits that all sheets share.
public final class Parts {
  private Parts() {}

  /// Shows `node` while `condition` holds; otherwise it takes no room.
  public static void showWhen(Node node, ObservableBooleanValue condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }

  /// Makes `scroll` want the height that `content` has at its present width; left alone it asks for
  /// too little where texts wrap.
  public static void fitHeight(ScrollPane scroll, Region content) {
    scroll.prefViewportHeightProperty().bind(content.heightProperty());
  }

  /// Keeps Enter from pressing `button` while `dangerous` holds; Space and the mouse still do.
  public static void guardFromEnter(Button button, ObservableBooleanValue dangerous) {
    button.addEventFilter(
        KeyEvent.ANY,
        event -> {
          if (event.getCode() == KeyCode.ENTER && dangerous.get()) {
            event.consume();
          }
        });
  }
}
