package dev.switchback.compare;

import dev.switchback.work.Cancellation;

/// Time that runs out, and a request to stop.
final class Budget {
  private final long begun = System.nanoTime();
  private final long nanos;
  private final Cancellation cancellation;

  Budget(CompareLimit limit, Cancellation cancellation) {
    this.nanos = limit.time().map(time -> time.toNanos()).orElse(Long.MAX_VALUE);
    this.cancellation = cancellation;
  }

  boolean isSpent() {
    return System.nanoTime() - begun >= nanos;
  }

  /// Whether SQLite should stop what it is doing.
  boolean isOver() {
    return isSpent() || cancellation.isRequested();
  }

  void throwIfStopped() {
    cancellation.throwIfRequested("compare");
  }
}
