package dev.switchback.ui.settings;

import dev.switchback.ui.app.Theme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the window looks, its theme and how large its text is, and what it does by itself. Takes
/// effect at once.
public final class Appearance {
  public static final int SMALLEST_PERCENT = 80;
  public static final int LARGEST_PERCENT = 200;
  private static final int STEP_PERCENT = 10;

  private final ObjectProperty<Theme.Choice> theme =
      new SimpleObjectProperty<>(Theme.Choice.SYSTEM);
  private final IntegerProperty textPercent = new SimpleIntegerProperty(100);

  private final BooleanProperty triesAhead = new SimpleBooleanProperty(true);

  /// Whether pending migrations are tried on a copy without being asked to.
  public BooleanProperty triesAheadProperty() {
    return triesAhead;
  }

  public ObjectProperty<Theme.Choice> themeProperty() {
    return theme;
  }

  /// The size of the text, in percent of the usual one.
  public IntegerProperty textPercentProperty() {
    return textPercent;
  }

  public void bigger() {
    setTextPercent(textPercent.get() + STEP_PERCENT);
  }

  public void smaller() {
    setTextPercent(textPercent.get() - STEP_PERCENT);
  }

  public void normal() {
    setTextPercent(100);
  }

  public void setTextPercent(int percent) {
    textPercent.set(Math.clamp(percent, SMALLEST_PERCENT, LARGEST_PERCENT));
  }
}
