package dev.switchback.ui.app;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// An operation as the window sees it. Read and changed on the JavaFX thread only.
public final class Operation {
  /// The progress of an operation of which nobody knows how far it is.
  public static final double INDETERMINATE = -1;

  /// So many of the newest lines that a command printed are kept.
  static final int PRINTED_KEPT = 1_000;

  private final Path lane;
  private final String title;
  private final OperationTexts texts;
  private final BooleanSupplier canceller;
  private final ReadOnlyObjectWrapper<OperationState> state =
      new ReadOnlyObjectWrapper<>(OperationState.QUEUED);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(INDETERMINATE);
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper standsStill = new ReadOnlyBooleanWrapper();
  private int best;
  private final ObservableList<OperationStep> steps = FXCollections.observableArrayList();
  private final ObservableList<OperationStep> stepsView =
      FXCollections.unmodifiableObservableList(steps);
  private final ObservableList<String> printed = FXCollections.observableArrayList();
  private final ObservableList<String> printedView =
      FXCollections.unmodifiableObservableList(printed);

  Operation(Path lane, String title, OperationTexts texts, BooleanSupplier canceller) {
    this.lane = lane;
    this.title = title;
    this.texts = texts;
    this.canceller = canceller;
    detail.set(texts.queued());
  }

  /// The database's file.
  public Path lane() {
    return lane;
  }

  public String title() {
    return title;
  }

  public ReadOnlyObjectProperty<OperationState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public OperationState state() {
    return state.get();
  }

  /// From 0 to 1, or [#INDETERMINATE].
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// What it is doing now, as a sentence; after its end, what came of it.
  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /// Whether asking it to stop still has an effect.
  public ReadOnlyBooleanProperty cancellableProperty() {
    return cancellable.getReadOnlyProperty();
  }

  /// Whether a copy that others make begin again got no further than before.
  public ReadOnlyBooleanProperty standsStillProperty() {
    return standsStill.getReadOnlyProperty();
  }

  /// The steps begun so far, in order.
  public ObservableList<OperationStep> steps() {
    return stepsView;
  }

  /// The newest lines that its command printed, in order.
  public ObservableList<String> printed() {
    return printedView;
  }

  /// Asks it to stop. Returns at once; the end shows in the state.
  public void cancel() {
    if (!state.get().isEnded() && canceller.getAsBoolean()) {
      cancellable.set(false);
      detail.set(texts.stopping());
    }
  }

  /// Replaces the sentence that is shown after the end, and the state with it. To be called by
  /// whoever reads the operation's report: a report of a failure arrives as a result.
  public void conclude(OperationState ended, String sentence) {
    if (!ended.isEnded()) {
      throw new IllegalArgumentException("Not an end: " + ended);
    }
    state.set(ended);
    detail.set(sentence);
  }

  void begins() {
    if (state.get() == OperationState.QUEUED) {
      state.set(OperationState.RUNNING);
      detail.set("");
    }
  }

  void apply(List<WorkEvent> events) {
    List<String> lines =
        events.stream()
            .filter(WorkEvent.Printed.class::isInstance)
            .map(event -> ((WorkEvent.Printed) event).line())
            .toList();
    if (!lines.isEmpty()) {
      printed.addAll(lines);
      printed.remove(0, Math.max(0, printed.size() - PRINTED_KEPT));
    }
    events.forEach(this::apply);
  }

  private void apply(WorkEvent event) {
    begins();
    switch (event) {
      case WorkEvent.StepStarted(Step step, String subject) -> {
        steps.add(new OperationStep(step, subject));
        progress.set(INDETERMINATE);
      }
      case WorkEvent.StepFinished(Step step, String subject, String result) -> {
        for (OperationStep row : steps.reversed()) {
          if (row.isRunning() && row.is(step, subject)) {
            row.ends(OperationStep.State.DONE, result);
            break;
          }
        }
      }
      case WorkEvent.NoReturn() -> {
        cancellable.set(false);
        state.set(OperationState.FINISHING);
      }
      case WorkEvent.Progressed _,
          WorkEvent.StatementStarted _,
          WorkEvent.Printed _,
          WorkEvent.Waiting _ -> {}
      case WorkEvent.Restarted(int times, int bestPercent) -> {
        standsStill.set(times > 1 && bestPercent <= best);
        best = Math.max(best, bestPercent);
      }
    }
    OptionalDouble fraction = texts.fraction(event);
    fraction.ifPresent(progress::set);
    texts.sentence(event).ifPresent(detail::set);
  }

  void endsWell() {
    ends(OperationStep.State.DONE);
    conclude(OperationState.DONE, texts.done());
  }

  void endsWith(Throwable failure) {
    ends(OperationStep.State.BROKEN_OFF);
    if (failure instanceof OperationCancelled) {
      conclude(OperationState.CANCELLED, texts.cancelled());
    } else {
      conclude(OperationState.FAILED, texts.failed(failure));
    }
  }

  private void ends(OperationStep.State unfinished) {
    cancellable.set(false);
    steps.stream().filter(OperationStep::isRunning).forEach(s -> s.ends(unfinished, ""));
    progress.set(1);
  }
}
