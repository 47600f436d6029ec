package dev.switchback.sqlite;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqliteResult;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/// SQLite's online backup API (sqlite.org/backup.html): copies a database page by page while others
/// may use it.
final class OnlineBackup {
  private static final int PAGES_PER_STEP = 1000;
  private static final int PAUSE_MILLIS = 5;

  /// How often SQLite asks again for a lock that a step needs. After a request to stop, this many
  /// pauses go by before it gives up.
  private static final int PAUSES = 40;
  private static final long TELL_EVERY_NANOS = 50_000_000;

  private final CopyPace pace;

  OnlineBackup() {
    this(CopyPace.byItself());
  }

  OnlineBackup(CopyPace pace) {
    this.pace = pace;
  }

  /// Copies the whole of `source` into `target`, which is overwritten in one transaction: a crash
  /// or an error leaves it as it was.
  ///
  /// A log lets readers and a writer work side by side, so there a read transaction is held and the
  /// copy never begins again. With a rollback journal a held transaction makes writers wait; it is
  /// held when the pace says so.
  ///
  /// @param operation named in failures
  /// @return how often a writer made the copy begin again
  /// @throws OperationCancelled when asked to stop; the target is as it was
  int copy(Session source, DatabaseFile target, Step step, Work work, String operation) {
    boolean hold = pace.isHeld() || isLogged(source);
    Observer observer = new Observer(source, step, work, pace, () -> false);
    observer.isHeld = hold;
    int code = run(source, target, observer, hold);
    // A writer that never rests leaves no moment for the next step; a transaction waits for one.
    boolean isStarved = !hold && isBusy(code);
    if (code != 0
        && (observer.gaveUp || isStarved)
        && observer.thrown.isEmpty()
        && !work.cancellation().isRequested()) {
      observer.startOver();
      code = run(source, target, observer, true);
    }
    return finish(code, source, target, observer, operation);
  }

  /// Overwrites `target`, a file that others use, with `source`, a private one, unless
  /// `isOvertaken` holds. That is asked once: when the target is locked for everybody else, and
  /// before anything of it is changed for good. A source of a single page is copied at once, so
  /// there it can't be asked.
  ///
  /// @return false when it was overtaken; then the target is as it was
  /// @throws OperationCancelled when asked to stop; the target is as it was
  boolean replace(Session source, DatabaseFile target, BooleanSupplier isOvertaken, Work work) {
    Observer observer = new Observer(source, Step.REPLACE, work, pace, isOvertaken);
    observer.pagesPerStep = Math.clamp(source.number("PRAGMA page_count") / 2, 1, PAGES_PER_STEP);
    // Nobody else writes to the source, so there is nothing to begin again for.
    observer.isHeld = true;
    int code = run(source, target, observer, isLogged(source));
    if (observer.overtaken && observer.isCutOff(code)) {
      return false;
    }
    finish(code, source, target, observer, "restore");
    return true;
  }

  private static boolean isLogged(Session source) {
    return source.text("PRAGMA journal_mode").equals("wal");
  }

  private static int finish(
      int code, Session source, DatabaseFile target, Observer observer, String operation) {
    Work work = observer.work;
    if (observer.isCutOff(code)) {
      observer.throwWhatWasThrown();
      work.cancellation().throwIfRequested(operation);
      throw failure(code, source.file(), target, operation);
    }
    try {
      FileGate.forceFolder(target.real());
    } catch (IOException e) {
      throw new FileFailed(target.path(), "flush", String.valueOf(e.getMessage()));
    }
    return observer.restarts;
  }

  private static boolean isBusy(int code) {
    return (code & 0xff) == 5 || (code & 0xff) == 6;
  }

  private static int run(Session source, DatabaseFile target, Observer observer, boolean hold) {
    FileGate.ofThisProcess().enterSqlite(target.real());
    try {
      if (hold) {
        source.beginReading();
        source.number("SELECT count(*) FROM sqlite_schema");
      }
      return source
          .connection()
          .getDatabase()
          .backup(
              "main",
              Opening.uri(target.real()) + "?mode=rwc",
              observer,
              PAUSE_MILLIS,
              PAUSES,
              observer.pagesPerStep);
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    } finally {
      source.rollback();
      FileGate.ofThisProcess().leaveSqlite(target.real());
    }
  }

  private static RuntimeException failure(
      int code, DatabaseFile source, DatabaseFile target, String operation) {
    SQLiteErrorCode known = SQLiteErrorCode.getErrorCode(code);
    SqliteResult result = new SqliteResult(code, known.name(), known.message);
    return switch (code & 0xff) {
      case 5, 6 ->
          Sqlite.failure(Holders.of(target).isEmpty() ? source : target, operation, result);
      case 13 -> new DiskFull(target.folder(), operation);
      case 8, 14 -> Sqlite.failure(target, operation, result);
      default -> Sqlite.failure(source, operation, result);
    };
  }

  /// Told by SQLite after each step. It can't stop the copy directly: an exception thrown from
  /// here surfaces only at the end. Writing to the source's own connection makes the next step
  /// fail, which does stop it (measured; sqlite.org/c3ref/backup_finish.html#sqlite3backupstep). So
  /// what a listener throws is kept until the copy has stopped; it doesn't make a failure of a copy
  /// that is whole.
  private static final class Observer implements DB.ProgressObserver {
    private final Session source;
    private final Step step;
    private final Work work;
    private final BooleanSupplier isOvertaken;
    private final long pageSize;
    private final CopyPace pace;
    private int pagesPerStep = PAGES_PER_STEP;
    private boolean overtaken;
    private boolean asked;
    private boolean isHeld;
    private int remaining;
    private int lowest = Integer.MAX_VALUE;
    private int restarts;
    private boolean gaveUp;
    private long lastTold;
    private Optional<RuntimeException> thrown = Optional.empty();

    Observer(Session source, Step step, Work work, CopyPace pace, BooleanSupplier isOvertaken) {
      this.source = source;
      this.step = step;
      this.work = work;
      this.pace = pace;
      this.isOvertaken = isOvertaken;
      this.pageSize = source.number("PRAGMA page_size");
    }

    void startOver() {
      isHeld = true;
      gaveUp = false;
      lowest = Integer.MAX_VALUE;
      remaining = 0;
    }

    /// Whether the copy ended before its last page, with this code.
    boolean isCutOff(int code) {
      return code != 0 || remaining > 0;
    }

    void throwWhatWasThrown() {
      if (thrown.isPresent()) {
        throw thrown.get();
      }
    }

    @Override
    public void progress(int remainingPages, int pages) {
      try {
        if (thrown.isEmpty()) {
          look(remainingPages, pages);
        }
      } catch (RuntimeException e) {
        thrown = Optional.of(e);
      }
      remaining = remainingPages;
      if (remainingPages > 0 && thrown.isPresent()) {
        giveUp();
      }
    }

    private void look(int remainingPages, int pages) {
      if (!asked && remainingPages > 0) {
        asked = true;
        overtaken = isOvertaken.getAsBoolean();
      }
      if (remainingPages > remaining && lowest != Integer.MAX_VALUE) {
        restarts++;
        work.tell(
            new WorkEvent.Restarted(
                restarts, (int) (100L * (pages - lowest) / Math.max(1, pages))));
      }
      remaining = remainingPages;
      lowest = Math.min(lowest, remainingPages);
      long now = System.nanoTime();
      if (remainingPages == 0 || now - lastTold > TELL_EVERY_NANOS) {
        lastTold = now;
        work.tell(
            new WorkEvent.Progressed(
                step, (pages - remainingPages) * pageSize, pages * pageSize, WorkEvent.Unit.BYTES));
      }
      if (remainingPages > 0 && (overtaken || isWantedOtherwise())) {
        giveUp();
      }
    }

    private boolean isWantedOtherwise() {
      return work.cancellation().isRequested() || (!isHeld && pace.hasEnough(restarts));
    }

    private void giveUp() {
      try {
        source.rollback();
        source.executeDirectly("BEGIN IMMEDIATE");
        gaveUp = true;
      } catch (SqliteError anotherWriterIsFaster) {
        // The next step asks again.
      }
    }
  }
}
