package dev.switchback.ui.restore;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A table of the backup that can be put back.
///
/// @param about what is different in it, in a few words
/// @param chosen whether it shall be put back
public record TableChoice(String table, String about, BooleanProperty chosen) {
  TableChoice(String table, String about) {
    this(table, about, new SimpleBooleanProperty());
  }

  public BooleanProperty chosenProperty() {
    return chosen;
  }
}
