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
  private static final int RESTARTS_ALLOWED = 3;
  private static final long TELL_EVERY_NANOS = 50_000_000;

  /// Copies the whole of `source` into `target`, which is overwritten in one transaction: a crash
  /// or an error leaves it as it was.
  ///
  /// A log lets readers and a writer work side by side, so there a read transaction is held and the
  /// copy never begins again. With a rollback journal a held transaction makes writers wait; it is
  /// held only after writers have made the copy begin again a few times.
  ///
  /// @param operation named in failures
  /// @return how often a writer made the copy begin again
  /// @throws OperationCancelled when asked to stop; the target is as it was
  int copy(Session source, DatabaseFile target, Step step, Work work, String operation) {
    boolean hold = source.text("PRAGMA journal_mode").equals("wal");
    Observer observer = new Observer(source, step, work);
    if (!hold) {
      observer.restartsAllowed = RESTARTS_ALLOWED;
    }
    int code = run(source, target, observer, hold);
    if (code != 0 && observer.gaveUp && !work.cancellation().isRequested()) {
      observer.startOver();
      code = run(source, target, observer, true);
    }
    if (code != 0 || observer.remaining > 0) {
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
              PAGES_PER_STEP);
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
  /// fail, which does stop it (measured; sqlite.org/c3ref/backup_finish.html#sqlite3backupstep).
  private static final class Observer implements DB.ProgressObserver {
    private final Session source;
    private final Step step;
    private final Work work;
    private final long pageSize;
    private int restartsAllowed = Integer.MAX_VALUE;
    private int remaining;
    private int lowest = Integer.MAX_VALUE;
    private int restarts;
    private boolean gaveUp;
    private long lastTold;

    Observer(Session source, Step step, Work work) {
      this.source = source;
      this.step = step;
      this.work = work;
      this.pageSize = source.number("PRAGMA page_size");
    }

    void startOver() {
      restartsAllowed = Integer.MAX_VALUE;
      gaveUp = false;
      lowest = Integer.MAX_VALUE;
      remaining = 0;
    }

    @Override
    public void progress(int remainingPages, int pages) {
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
      if (remainingPages > 0 && (work.cancellation().isRequested() || restarts > restartsAllowed)) {
        giveUp();
      }
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
