package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.Failure;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Duration;

/// Puts the content of one database into the file of another, in one transaction of SQLite's.
public final class Overwrite {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  /// Overwrites `target` with `source`, a private file. A crash or an error leaves `target` as it
  /// was; other programs' locks are respected, and their open connections see the new content.
  ///
  /// The driver's own `restore` is never used: it reports success after it has failed (measured
  /// with sqlite-jdbc 3.54.1.0).
  ///
  /// @throws dev.switchback.failure.Failure when the target is locked, too damaged, or has a log
  /// and
  ///     another page size
  public void overwrite(DatabaseFile source, DatabaseFile target, Work work) {
    long begun = System.nanoTime();
    while (true) {
      try {
        overwriteAtOnce(source, target, work);
        return;
      } catch (DatabaseBusy busy) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (waited.compareTo(LOCK_WAIT) >= 0) {
          throw busy;
        }
        work.cancellation().throwIfRequested("restore");
        work.tell(LockWait.event(target, waited, LOCK_WAIT));
      }
    }
  }

  /// A log can't hold pages of another size, so then it is put away first, which needs the file for
  /// us alone, and taken up again when nothing came of the copy.
  private static void overwriteAtOnce(DatabaseFile source, DatabaseFile target, Work work) {
    try {
      copy(source, target, work);
    } catch (AccessDenied denied) {
      if (!changeMode(target, "wal", "delete", work)) {
        throw denied;
      }
      try {
        copy(source, target, work);
      } catch (Failure e) {
        changeMode(target, "delete", "wal", Work.quiet());
        throw e;
      }
    }
  }

  private static boolean changeMode(DatabaseFile file, String from, String to, Work work) {
    try (Session session = Session.open(file, Opening.WRITING, Duration.ZERO)) {
      session.waitForLocks(LOCK_WAIT, work);
      try {
        return session.text("PRAGMA journal_mode").equals(from)
            && session.text("PRAGMA journal_mode=" + to).equals(to);
      } catch (SqliteError e) {
        throw session.failure("restore", e);
      }
    }
  }

  private static void copy(DatabaseFile source, DatabaseFile target, Work work) {
    try (Session session = Sessions.forCopying(source, LOCK_WAIT, work)) {
      try {
        new OnlineBackup().copy(session, target, Step.REPLACE, work, "restore");
      } catch (SqliteError e) {
        throw session.failure("restore", e);
      }
    }
  }
}
