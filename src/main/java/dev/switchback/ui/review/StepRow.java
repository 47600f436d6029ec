package dev.switchback.ui.review;

import dev.switchback.migration.PlanStep;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// A step as the review sheet lists it.
public final class StepRow {
  private final PlanStep step;
  private final String summary;
  private final List<String> takesAway;
  private final BooleanProperty ticked = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper tried = new ReadOnlyStringWrapper("");

  StepRow(PlanStep step, String summary, List<String> takesAway) {
    this.step = step;
    this.summary = summary;
    this.takesAway = List.copyOf(takesAway);
  }

  public PlanStep step() {
    return step;
  }

  /// What its SQL says it will do.
  public String summary() {
    return summary;
  }

  /// What its destructive statements remove, one phrase each; empty when it has none.
  public List<String> takesAway() {
    return takesAway;
  }

  public boolean isDestructive() {
    return !takesAway.isEmpty();
  }

  /// Whether it is among the steps that will be carried out.
  public BooleanProperty tickedProperty() {
    return ticked;
  }

  /// What trying it on a copy showed; empty until then.
  public ReadOnlyStringProperty triedProperty() {
    return tried.getReadOnlyProperty();
  }

  void setTried(String text) {
    tried.set(text);
  }
}
