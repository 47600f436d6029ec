package dev.switchback.health;

import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;

/// Counts how often SQLite asks whether to go on, which it does every ten thousand steps of its
/// machine: that tells how far a check is when an earlier one of the same file was counted too.
final class Looks {
  private static final int THOUSANDS_OF_STEPS = 10;

  private final Work work;
  private final Step step;
  private final long expected;
  private long steps;

  private Looks(Work work, Step step, long expected) {
    this.work = work;
    this.step = step;
    this.expected = expected;
  }

  /// From here on statements of `session` are counted, and stop when that is asked for.
  ///
  /// @param expected thousands of steps; 0 where nobody knows
  static Looks at(Session session, Step step, long expected, Work work) {
    Looks looks = new Looks(work, step, expected);
    session.stopWhen(looks::counted);
    return looks;
  }

  private boolean counted() {
    steps += THOUSANDS_OF_STEPS;
    if (expected > 0) {
      long percent = Math.min(99, steps * 100 / expected);
      work.tell(new WorkEvent.Progressed(step, percent, 100, WorkEvent.Unit.PERCENT));
    }
    return work.cancellation().isRequested();
  }

  /// At least one, so that a check that was carried out is told from one that wasn't counted.
  long steps() {
    return Math.max(1, steps);
  }
}
