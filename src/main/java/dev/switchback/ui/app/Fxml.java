package dev.switchback.ui.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads layouts.
public final class Fxml {
  private Fxml() {}

  /// Loads `name` beside the controller's class, with the controller given, and `%keys` from
  /// `texts`.
  ///
  /// The controller's `@FXML initialize()` has run when this returns.
  public static Parent load(Object controller, String name, Texts texts) {
    URL layout = controller.getClass().getResource(name);
    if (layout == null) {
      throw new IllegalArgumentException("No layout " + name + " for " + controller.getClass());
    }
    FXMLLoader loader = new FXMLLoader(layout, texts.bundle());
    loader.setController(controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
