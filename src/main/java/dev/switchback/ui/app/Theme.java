package dev.switchback.ui.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// Light or dark: as the system says, or as somebody chose.
public final class Theme {
  private static final String STYLESHEET =
      Objects.requireNonNull(Theme.class.getResource("app.css"), "app.css").toExternalForm();

  private static final String DARK = "dark";

  private final BooleanProperty dark = new SimpleBooleanProperty();
  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);

  // The system's preferences outlive every window: held weakly there, and by the scenes that
  // follow.
  private final InvalidationListener system = _ -> apply();

  /// Begins to follow the system and the choice. On the JavaFX thread.
  public Theme() {
    choice.subscribe(this::apply);
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakInvalidationListener(system));
    apply();
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  public boolean isDark() {
    return switch (choice.get()) {
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
      case LIGHT -> false;
      case DARK -> true;
    };
  }

  /// Gives a scene the application's own stylesheet on top of the theme.
  public static void dress(Scene scene) {
    scene.getStylesheets().add(STYLESHEET);
  }

  /// Dresses a scene, and keeps telling it whether the theme is dark.
  public void follow(Scene scene) {
    dress(scene);
    scene.getProperties().put(Theme.class, this);
    dark.subscribe(now -> tell(scene, now));
  }

  private static void tell(Scene scene, boolean nowDark) {
    scene.getRoot().getStyleClass().remove(DARK);
    if (nowDark) {
      scene.getRoot().getStyleClass().add(DARK);
    }
  }

  private void apply() {
    Application.setUserAgentStylesheet(
        isDark()
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    // Last, because whoever hears of it looks colours up.
    dark.set(isDark());
  }

  /// What somebody can choose.
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }
}
