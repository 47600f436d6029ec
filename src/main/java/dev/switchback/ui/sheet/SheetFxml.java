package dev.switchback.ui.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the layouts of the sheets, whose `%keys` stand in `sheets.properties`.
public final class SheetFxml {
  private SheetFxml() {}

  /// Loads `name` beside the controller's class, with the controller given.
  public static Parent load(Object controller, String name) {
    URL layout = controller.getClass().getResource(name);
    if (layout == null) {
      throw new IllegalArgumentException("No layout " + name + " for " + controller.getClass());
    }
    FXMLLoader loader = new FXMLLoader(layout, SheetTexts.BUNDLE);
    loader.setController(controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
