package dev.switchback.work;

import java.util.function.Consumer;

/// How to stop an operation, and whom to tell about it.
///
/// The listener is called on the working thread and has to return at once.
public record Work(Cancellation cancellation, Consumer<WorkEvent> listener) {

  /// Work that nobody watches and nobody stops.
  public static Work quiet() {
    return new Work(new Cancellation(), event -> {});
  }

  public static Work reportingTo(Consumer<WorkEvent> listener) {
    return new Work(new Cancellation(), listener);
  }

  /// For the part of this work that is done on a copy: the copy's commit is no point of no return,
  /// neither for stopping nor for whoever watches.
  public Work onCopy() {
    return new Work(
        cancellation.partly(),
        event -> {
          if (!(event instanceof WorkEvent.NoReturn)) {
            tell(event);
          }
        });
  }

  public void tell(WorkEvent event) {
    listener.accept(event);
  }

  public void started(Step step, String subject) {
    tell(new WorkEvent.StepStarted(step, subject));
  }

  public void finished(Step step, String subject, String detail) {
    tell(new WorkEvent.StepFinished(step, subject, detail));
  }
}
