package dev.switchback.sqlite;

import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Duration;

/// Patience with other programs' locks, for one session.
final class LockWait {
  private static final long FIRST_PAUSE_MILLIS = 2;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final DatabaseFile file;
  private final Duration limit;
  private final Work work;
  private long begun;

  LockWait(DatabaseFile file, Duration limit, Work work) {
    this.file = file;
    this.limit = limit;
    this.work = work;
  }

  /// Pauses, and says whether to ask for the lock again. Never throws: SQLite is the caller.
  boolean goesOn(int timesBefore) {
    if (timesBefore == 0) {
      begun = System.nanoTime();
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    if (isStopped() || waited.compareTo(limit) >= 0) {
      return false;
    }
    long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(timesBefore, 6));
    try {
      if (pause == LONGEST_PAUSE_MILLIS) {
        work.tell(event(file, waited, limit));
      }
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException listenerFailed) {
      return false;
    }
  }

  boolean isStopped() {
    return work.cancellation().isRequested();
  }

  static WorkEvent event(DatabaseFile file, Duration waited, Duration limit) {
    return new WorkEvent.Waiting(
        waited, limit, Holders.of(file).stream().map(holder -> holder.toString()).toList());
  }
}
