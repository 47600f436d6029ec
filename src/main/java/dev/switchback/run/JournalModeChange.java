package dev.switchback.run;

import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Duration;

/// Changes how a file is journalled. No row is touched: SQLite finishes the log, and writes two
/// bytes of the header, in a transaction of its own. The way back is the same the other way round,
/// so no safety copy is taken.
public final class JournalModeChange {
  private final DatabaseFile file;
  private final Duration lockWait;

  /// @param lockWait how long to wait for others to let go of the file
  public JournalModeChange(DatabaseFile file, Duration lockWait) {
    this.file = file;
    this.lockWait = lockWait;
  }

  /// What it would be. Changes nothing.
  ///
  /// @throws dev.switchback.failure.Failure when the file can't be read
  public JournalModePlan plan(JournalMode wanted) {
    JournalMode now = JournalMode.of(new Looker().look(file, session -> 0).journalMode());
    return new JournalModePlan(now, wanted, Holders.of(file), file.networkFileSystem());
  }

  /// Blocks. Afterwards the file is read anew, to see that it took.
  ///
  /// @throws dev.switchback.failure.Failure when it can't be done; then the file is as it was
  public void carryOut(JournalModePlan plan, Work work) {
    if (plan.isRefused()) {
      throw new FileFailed(
          file.path(), "change the journal mode", "a log doesn't work on a network file system");
    }
    work.started(Step.CHANGE_JOURNAL_MODE, "");
    try (Session session = Sessions.forMigrating(file, lockWait, work)) {
      session.waitForNobody();
      session.journalMode(plan.to(), lockWait, work);
    } catch (SqliteError e) {
      throw new FileFailed(file.path(), "change the journal mode", e.result().message());
    }
    if (plan(plan.to()).from() != plan.to()) {
      throw new FileFailed(
          file.path(), "change the journal mode", "another program changed it back");
    }
    work.finished(Step.CHANGE_JOURNAL_MODE, "", "");
  }
}
