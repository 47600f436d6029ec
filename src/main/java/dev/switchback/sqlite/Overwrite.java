package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.Failure;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Puts the content of one database into the file of another, in one transaction of SQLite's, and
/// loses no commit of others on the way.
public final class Overwrite {
  private static final int TRIES = 3;

  private final Duration lockWait;

  /// @param lockWait how long to wait for other programs' locks
  public Overwrite(Duration lockWait) {
    this.lockWait = lockWait;
  }

  /// Keeps the present content of `target` aside, and overwrites it with `source`, a private file.
  /// A crash or an error leaves `target` as it was; other programs' locks are respected, and their
  /// open connections see the new content.
  ///
  /// What somebody commits while it is kept aside, or between that and the lock, isn't overwritten:
  /// then it is kept aside again. Two cases are left in which a commit in that last moment would
  /// be: a source of a single page, which has no table, and a target with a log and pages of
  /// another size.
  ///
  /// The driver's own `restore` is never used: it reports success after it has failed (measured
  /// with sqlite-jdbc 3.54.1.0).
  ///
  /// @param keepAside makes the copy that holds what is overwritten; may be called several times,
  ///     and what the last call made counts
  /// @throws dev.switchback.failure.Failure when the target is locked, too damaged, or has a log
  ///     and another page size
  public void overwrite(DatabaseFile source, DatabaseFile target, Runnable keepAside, Work work) {
    for (int i = 0; i < TRIES; i++) {
      try (CommitWatch watch = CommitWatch.forOverwriting(target, lockWait, work)) {
        keepAside.run();
        if (!watch.hasSomebodyCommitted() && put(source, target, watch, work)) {
          return;
        }
      }
    }
    throw new DatabaseBusy(target.path(), "keep aside", Holders.of(target));
  }

  private boolean put(DatabaseFile source, DatabaseFile target, CommitWatch watch, Work work) {
    work.started(Step.REPLACE, target.name());
    long begun = System.nanoTime();
    while (true) {
      try {
        boolean done = putAtOnce(source, target, watch, work);
        work.finished(Step.REPLACE, target.name(), "");
        return done;
      } catch (DatabaseBusy busy) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (waited.compareTo(lockWait) >= 0) {
          throw busy;
        }
        work.cancellation().throwIfRequested("restore");
        work.tell(LockWait.event(target, waited, lockWait));
      }
    }
  }

  /// A log can't hold pages of another size, so then it is put away first, which needs the file for
  /// us alone, and taken up again when nothing came of the copy.
  private boolean putAtOnce(
      DatabaseFile source, DatabaseFile target, CommitWatch watch, Work work) {
    try {
      return copy(source, target, () -> isOvertaken(watch), work);
    } catch (AccessDenied denied) {
      if (watch.hasSomebodyCommitted()) {
        return false;
      }
      watch.close();
      if (!changeMode(target, "wal", "delete", work)) {
        throw denied;
      }
      try {
        return copy(source, target, () -> false, work);
      } catch (Failure e) {
        changeMode(target, "delete", "wal", Work.quiet());
        throw e;
      }
    }
  }

  /// The watch ends with the answer "no", so that the overwriting connection is the last one to
  /// close the file, and leaves no log behind.
  private static boolean isOvertaken(CommitWatch watch) {
    boolean overtaken = watch.hasSomebodyCommittedBeforeOurLock();
    if (!overtaken) {
      watch.close();
    }
    return overtaken;
  }

  private boolean changeMode(DatabaseFile file, String from, String to, Work work) {
    try (Session session = Session.open(file, Opening.WRITING, Duration.ZERO)) {
      session.waitForLocks(lockWait, work);
      try {
        return session.text("PRAGMA journal_mode").equals(from)
            && session.text("PRAGMA journal_mode=" + to).equals(to);
      } catch (SqliteError e) {
        throw session.failure("restore", e);
      }
    }
  }

  private boolean copy(
      DatabaseFile source, DatabaseFile target, BooleanSupplier isOvertaken, Work work) {
    try (Session session = Sessions.forCopying(source, lockWait, work)) {
      try {
        return new OnlineBackup().replace(session, target, isOvertaken, work);
      } catch (SqliteError e) {
        throw session.failure("restore", e);
      }
    }
  }
}
