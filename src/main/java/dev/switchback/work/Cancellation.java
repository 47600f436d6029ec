package dev.switchback.work;

import dev.switchback.failure.OperationCancelled;
import org.jspecify.annotations.Nullable;

/// A request to stop, shared between the one who asks and the work that obeys.
///
/// Thread-safe. Asking returns at once: the work stops at its next safe point. A running statement
/// looks every few thousand steps of SQLite's machine, so within milliseconds.
public final class Cancellation {
  private final @Nullable Cancellation whole;
  private boolean requested;
  private boolean closed;

  public Cancellation() {
    this.whole = null;
  }

  private Cancellation(Cancellation whole) {
    this.whole = whole;
  }

  /// Asks the work to stop. Has no effect after [#close(String)].
  ///
  /// @return false when the work has passed the point up to which it can be stopped
  public synchronized boolean request() {
    if (closed) {
      return false;
    }
    requested = true;
    return true;
  }

  public synchronized boolean isRequested() {
    return requested || (whole != null && whole.isRequested());
  }

  /// A cancellation for a part of this work: a request here stops the part too, but when the part
  /// is past its point of no return, the whole can still be stopped.
  public Cancellation partly() {
    return new Cancellation(this);
  }

  /// From here on the work can't be stopped any more (it is about to commit).
  ///
  /// @throws OperationCancelled when the request came first
  public synchronized void close(String operation) {
    if (isRequested()) {
      throw new OperationCancelled(operation);
    }
    closed = true;
  }

  /// @throws OperationCancelled when a stop has been asked for
  public void throwIfRequested(String operation) {
    if (isRequested()) {
      throw new OperationCancelled(operation);
    }
  }
}
