package dev.switchback.sqlite;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.work.Work;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Notices whether another connection commits to a file while it is watched. Holds no lock and no
/// transaction. A file that can't be read isn't watched: nobody can commit to it either.
public final class CommitWatch implements AutoCloseable {
  private static final String VERSION = "PRAGMA data_version";

  private final @Nullable Session session;
  private final long versionAtFirst;
  private @Nullable Session peeking;
  private long peekedAtFirst;

  private CommitWatch(@Nullable Session session, long versionAtFirst) {
    this.session = session;
    this.versionAtFirst = versionAtFirst;
  }

  /// One that can also be asked while another connection of this process is about to overwrite the
  /// file and has it locked.
  static CommitWatch forOverwriting(DatabaseFile file, Duration lockWait, Work work) {
    CommitWatch watch = of(file, lockWait, work);
    try {
      watch.preparePeeking(file);
      return watch;
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  private void preparePeeking(DatabaseFile file) {
    try {
      if (session != null && !session.text("PRAGMA journal_mode").equals("wal")) {
        peeking = Session.open(file, Opening.PEEKING, Duration.ZERO);
        peekedAtFirst = peeking.number(VERSION);
      }
    } catch (SqliteError e) {
      throw session.failure("read", e);
    }
  }

  /// @param lockWait how long to wait for somebody who is just committing
  /// @throws DatabaseBusy when they take longer: then it can't be told
  /// @throws OperationCancelled when asked to stop while it waits
  public static CommitWatch of(DatabaseFile file, Duration lockWait, Work work) {
    Session session = null;
    try {
      session = open(file, lockWait, work);
      return new CommitWatch(session, version(session));
    } catch (Failure | SqliteError e) {
      if (session != null) {
        session.close();
      }
      if (e instanceof DatabaseBusy || e instanceof OperationCancelled) {
        throw e;
      }
      if (e instanceof SqliteError error && Sqlite.isLock(error.result())) {
        work.cancellation().throwIfRequested("keep aside");
        throw Sqlite.failure(file, "keep aside", error.result());
      }
      return new CommitWatch(null, 0);
    }
  }

  /// A session that only reads leaves an empty log behind where there was none; one that may write
  /// takes it away again.
  private static Session open(DatabaseFile file, Duration lockWait, Work work) {
    if (!file.hasCompanions()) {
      return Sessions.forCopying(file, lockWait, work);
    }
    Session session = Sessions.forReading(file);
    session.waitForLocks(lockWait, work);
    return session;
  }

  /// Whether somebody has committed since the watch began. True when that can't be told any more.
  public boolean hasSomebodyCommitted() {
    if (session == null) {
      return false;
    }
    try {
      return version(session) != versionAtFirst;
    } catch (SqliteError e) {
      return true;
    }
  }

  /// The same while an overwriting connection of this process holds the lock and has written
  /// nothing yet that others could see. From then on nobody can commit, so "no" stays true.
  ///
  /// A log is read past its writer. A rollback journal's writer shuts readers out, so there the
  /// change counter of page 1 is read without asking for a lock (sqlite.org/uri.html, `nolock`): it
  /// is written when the transaction ends, and by nobody else meanwhile.
  boolean hasSomebodyCommittedBeforeOurLock() {
    if (peeking == null) {
      return hasSomebodyCommitted();
    }
    try {
      return peeking.number(VERSION) != peekedAtFirst;
    } catch (SqliteError e) {
      return true;
    }
  }

  /// Another connection's commit changes it (sqlite.org/pragma.html#pragma_data_version).
  private static long version(Session session) {
    session.number("SELECT count(*) FROM sqlite_schema");
    return session.number(VERSION);
  }

  @Override
  public void close() {
    if (peeking != null) {
      peeking.close();
    }
    if (session != null) {
      session.close();
    }
  }
}
