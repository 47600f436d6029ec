package dev.switchback.sqlite;

import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Duration;

/// Patience with other programs' locks, for one session.
final class LockWait {
  private static final long FIRST_PAUSE_MILLIS = 2;

  private static final long LONGEST_PAUSE_MILLIS = 8;

  /// A program that commits without pause leaves the lock for moments only. Who asks seldom never
  /// gets one (seen with pauses of 8 ms in 30 s, on a machine with much else to do).
  private static final Duration PATIENT_FOR = Duration.ofSeconds(1);

  /// So many times in a row it is asked for then, which takes less than a millisecond.
  private static final int IN_A_ROW = 25;

  private static final Duration TELL_EVERY = Duration.ofMillis(200);

  private final DatabaseFile file;
  private final Duration limit;
  private final Work work;
  private long begun;
  private Duration toldAt = Duration.ZERO;

  LockWait(DatabaseFile file, Duration limit, Work work) {
    this.file = file;
    this.limit = limit;
    this.work = work;
  }

  /// Pauses, and says whether to ask for the lock again. Never throws: SQLite is the caller.
  boolean goesOn(int timesBefore) {
    if (timesBefore == 0) {
      begun = System.nanoTime();
      toldAt = Duration.ZERO;
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    if (isStopped() || waited.compareTo(limit) >= 0) {
      return false;
    }
    boolean isImpatient = waited.compareTo(PATIENT_FOR) > 0;
    if (isImpatient && timesBefore % IN_A_ROW != 0) {
      return true;
    }
    long pause =
        isImpatient
            ? LONGEST_PAUSE_MILLIS / 2
            : Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(timesBefore, 2));
    try {
      if (waited.minus(toldAt).compareTo(TELL_EVERY) >= 0) {
        toldAt = waited;
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
