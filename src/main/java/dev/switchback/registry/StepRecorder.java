package dev.switchback.registry;

import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Writes the steps of one operation down as they begin.
///
/// The small steps between two migrations (the lock, the foreign keys, the commit) are written
/// together with the next larger one. That a migration has begun is written before its first
/// statement: what is said after a crash goes by it.
final class StepRecorder {
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Catalogue catalogue;
  private final Clock clock;
  private final long activity;
  private final List<Activity.StepRecord> unwritten = new ArrayList<>();
  private int written;
  private long writtenAt = System.nanoTime() - MOMENT_NANOS;

  StepRecorder(Catalogue catalogue, Clock clock, long activity) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.activity = activity;
  }

  synchronized void hear(WorkEvent event) {
    boolean atOnce = false;
    if (event instanceof WorkEvent.StepStarted(Step step, String subject)) {
      unwritten.add(new Activity.StepRecord(step, subject, "", clock.instant()));
      atOnce = !isSmall(step);
    }
    if (atOnce || System.nanoTime() - writtenAt > MOMENT_NANOS) {
      write();
    }
  }

  /// Writes down what isn't yet.
  synchronized void write() {
    if (unwritten.isEmpty()) {
      return;
    }
    catalogue.note(
        session -> {
          for (Activity.StepRecord step : unwritten) {
            written++;
            session.execute(
                "INSERT INTO activity_step VALUES (?, ?, ?, ?, ?, ?)",
                activity,
                written,
                step.step().name(),
                step.subject(),
                step.detail(),
                step.at().toString());
          }
          return written;
        });
    unwritten.clear();
    writtenAt = System.nanoTime();
  }

  private static boolean isSmall(Step step) {
    return switch (step) {
      case WAIT_FOR_LOCK, CHECK_FOREIGN_KEYS, CHECK_RULES, COMMIT -> true;
      case LOOK,
          RUN_MIGRATION,
          ROLL_BACK_MIGRATION,
          STAMP_MIGRATION,
          SAFETY_COPY,
          VERIFY_COPY,
          CLONE,
          REPLAY,
          SURVEY,
          WRITE_ROWS,
          UNBLOCK,
          RUN_COMMAND,
          PROVE,
          COPY,
          PUT_BACK,
          VERIFY,
          PACK,
          UNPACK,
          KEEP_ASIDE,
          REPLACE,
          QUICK_CHECK,
          INTEGRITY_CHECK,
          COUNT_ROWS,
          COMPARE_ROWS,
          OPTIMIZE,
          CHANGE_JOURNAL_MODE,
          REINDEX,
          REBUILD_TABLE,
          COMPACT ->
          false;
    };
  }
}
