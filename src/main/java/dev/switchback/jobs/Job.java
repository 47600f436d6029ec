package dev.switchback.jobs;

import dev.switchback.work.Cancellation;
import dev.switchback.work.WorkEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One operation on its way through the queue. Thread-safe.
///
/// @param <T> what it gives back
public final class Job<T> {
  private final String title;
  private final Instant queuedAt;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile State state = State.QUEUED;
  private volatile Optional<WorkEvent> latest = Optional.empty();

  Job(String title, Instant queuedAt) {
    this.title = title;
    this.queuedAt = queuedAt;
  }

  public String title() {
    return title;
  }

  public Instant queuedAt() {
    return queuedAt;
  }

  public State state() {
    return state;
  }

  /// The newest event; older ones are forgotten.
  public Optional<WorkEvent> latest() {
    return latest;
  }

  /// Completed on the working thread, with the result or with what was thrown.
  public CompletableFuture<T> result() {
    return result;
  }

  /// Asks it to stop.
  ///
  /// @return false when it is past the point up to which it can be stopped
  public boolean cancel() {
    return cancellation.request();
  }

  Cancellation cancellation() {
    return cancellation;
  }

  void becomes(State next) {
    state = next;
  }

  void tell(WorkEvent event) {
    latest = Optional.of(event);
    if (event instanceof WorkEvent.NoReturn) {
      state = State.FINISHING;
    }
  }

  /// Where a job is.
  public enum State {
    QUEUED,
    RUNNING,
    /// Committing: it can't be stopped any more.
    FINISHING,
    ENDED
  }
}
