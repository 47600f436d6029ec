package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.history.Ledger;
import dev.switchback.history.Unblocker;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;

/// Takes away what keeps a tool from going on, in one transaction. Takes no safety copy.
public final class UnblockRun {
  private final DatabaseFile file;
  private final Ledger ledger;
  private final Duration lockWait;
  private final Clock clock;

  public UnblockRun(DatabaseFile file, Ledger ledger, Duration lockWait, Clock clock) {
    this.file = file;
    this.ledger = ledger;
    this.lockWait = lockWait;
    this.clock = clock;
  }

  /// Blocks. Writes the history's own table only.
  ///
  /// @throws Failure when it can't be written, or isn't any more as it was when this was decided;
  ///     then nothing was changed
  public void carryOut(Unblocking unblocking, Work work) {
    try (Session session = Sessions.forMigrating(file, lockWait, work)) {
      session.beginImmediate(lockWait, work);
      try {
        requireSame(session, unblocking);
        work.started(Step.UNBLOCK, unblocking.blockage().table());
        Unblocker unblocker = new Unblocker(session, clock.instant(), unblocking.checksum());
        switch (unblocking.choice()) {
          case NOT_APPLIED ->
              unblocker.clear(unblocking.tool(), unblocking.blockage(), unblocking.before());
          case APPLIED -> unblocker.confirm(unblocking.tool(), unblocking.blockage());
          case RELEASE -> unblocker.release(unblocking.tool(), unblocking.blockage());
        }
        session.commit(lockWait, work);
        work.finished(Step.UNBLOCK, unblocking.blockage().table(), "");
      } catch (SqliteError e) {
        session.rollback();
        throw session.failure("unblock", e);
      } catch (IllegalStateException changed) {
        session.rollback();
        throw changed(String.valueOf(changed.getMessage()));
      }
    }
  }

  private void requireSame(Session session, Unblocking unblocking) {
    if (ledger.mark(session) != unblocking.historyMark()) {
      throw new IllegalStateException("the history changed since it was looked at");
    }
  }

  private SqlFailed changed(String what) {
    return new SqlFailed(file.path(), "unblock", new SqliteResult(1, "SQLITE_ERROR", what));
  }
}
