package dev.switchback.ui.app;

import dev.switchback.registry.Environment;
import dev.switchback.words.Words;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The strip above a sheet that says, as word, icon and colour, that its database is used in
/// earnest. Development has none.
public final class EnvironmentStrip extends Label {
  private EnvironmentStrip(Environment environment, String word) {
    super(word, Icons.of(StateStyle.of(environment).icon()));
    getStyleClass().addAll("environment-strip", StateStyle.of(environment).role().styleClass());
    setMaxWidth(Double.MAX_VALUE);
    setMinHeight(USE_PREF_SIZE);
  }

  /// Says where the database of this sheet is used.
  public static void mark(Node sheet, Environment environment, Words words) {
    if (environment != Environment.DEVELOPMENT) {
      sheet
          .getProperties()
          .put(EnvironmentStrip.class, new EnvironmentStrip(environment, words.word(environment)));
    }
  }

  /// The strip of a sheet that was marked.
  static Optional<EnvironmentStrip> of(Node sheet) {
    return Optional.ofNullable(
        (EnvironmentStrip) sheet.getProperties().get(EnvironmentStrip.class));
  }
}
