package dev.switchback.ui.app;

import dev.switchback.work.Step;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One step of an operation, as a row that can be shown.
public final class OperationStep {
  private final Step step;
  private final String subject;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");

  OperationStep(Step step, String subject) {
    this.step = step;
    this.subject = subject;
  }

  public Step step() {
    return step;
  }

  /// What the step is about: a migration, a file; or empty.
  public String subject() {
    return subject;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  boolean is(Step otherStep, String otherSubject) {
    return step == otherStep && subject.equals(otherSubject);
  }

  boolean isRunning() {
    return state.get() == State.RUNNING;
  }

  void ends(State newState, String newDetail) {
    state.set(newState);
    detail.set(newDetail);
  }

  /// Where a step is.
  public enum State {
    RUNNING,
    DONE,
    /// The operation ended before this step did.
    BROKEN_OFF
  }
}
