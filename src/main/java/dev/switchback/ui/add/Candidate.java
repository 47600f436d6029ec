package dev.switchback.ui.add;

import dev.switchback.registry.NewDatabase;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// One database that was found: as it would be registered now, and whether it will be.
public final class Candidate {
  private final NewDatabase found;
  private final ObjectProperty<NewDatabase> proposal;
  private final BooleanProperty chosen = new SimpleBooleanProperty(true);

  Candidate(NewDatabase found) {
    this.found = found;
    proposal = new SimpleObjectProperty<>(found);
  }

  /// As it was found, before anybody said otherwise.
  public NewDatabase found() {
    return found;
  }

  public ObjectProperty<NewDatabase> proposalProperty() {
    return proposal;
  }

  public BooleanProperty chosenProperty() {
    return chosen;
  }
}
