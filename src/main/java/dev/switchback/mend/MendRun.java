package dev.switchback.mend;

import dev.switchback.failure.Failure;
import dev.switchback.failure.NotPutBack;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.health.ForeignKeys;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries a cure out. Takes no safety copy: who calls has one.
///
/// What can be done in one transaction is, and is proved before it is committed. Compacting can't:
/// SQLite itself does it whole or not at all (sqlite.org/lang_vacuum.html, section 4), and it is
/// proved afterwards.
public final class MendRun {
  private static final String OPERATION = "rebuild";
  private static final int TOLD = 100;

  /// Tables that a text search keeps its entries in: they are what is made again
  /// (sqlite.org/fts5.html, section 9; fts3.html, section 9).
  private static final List<String> SEARCHED =
      List.of("_data", "_idx", "_docsize", "_config", "_segments", "_segdir", "_stat");

  private final DatabaseFile file;
  private final Duration lockWait;
  private final Clock clock;

  public MendRun(DatabaseFile file, Duration lockWait, Clock clock) {
    this.file = file;
    this.lockWait = lockWait;
    this.clock = clock;
  }

  /// What is so at one moment.
  private record State(
      Map<String, Long> rows, List<String> problems, ForeignKeys.Result keys, long bytes) {}

  /// Blocks. Always gives a report: a failure is in it, and then nothing was changed.
  public MendReport carryOut(MendPlan plan, Work work) {
    Instant begun = clock.instant();
    long size = file.totalBytes();
    try (Session session = Sessions.forMigrating(file, lockWait, work)) {
      session.stopOn(work.cancellation());
      try {
        return plan.mend() instanceof Mend.Compact
            ? compact(session, plan, begun, work)
            : inTransaction(session, plan, begun, work);
      } catch (SqliteError e) {
        session.rollback();
        throw session.failure(OPERATION, e);
      } catch (Failure e) {
        session.rollback();
        throw e;
      }
    } catch (OperationCancelled _) {
      return failed(plan, MendReport.Outcome.CANCELLED_UNCHANGED, Optional.empty(), size, begun);
    } catch (Failure e) {
      return failed(plan, MendReport.Outcome.FAILED_UNCHANGED, Optional.of(e), size, begun);
    }
  }

  private MendReport inTransaction(Session session, MendPlan plan, Instant begun, Work work) {
    session.beginImmediate(lockWait, work);
    session.waitForNobody();
    requireAsShown(session, plan);
    State before = state(session, plan, work);
    Step step = plan.mend() instanceof Mend.Reindex ? Step.REINDEX : Step.REBUILD_TABLE;
    String subject = String.join(", ", plan.about());
    work.started(step, subject);
    plan.statements().forEach(session::execute);
    work.finished(step, subject, "");
    State after = state(session, plan, work);
    requireSame(before, after);
    work.cancellation().close(OPERATION);
    work.tell(new WorkEvent.NoReturn());
    session.stopOnNothing();
    work.started(Step.COMMIT, "");
    session.commit(lockWait, work);
    work.finished(Step.COMMIT, "", "");
    return done(plan, before, after, begun);
  }

  /// A table that has another column meanwhile would be made again without it.
  private void requireAsShown(Session session, MendPlan plan) {
    if (!MendPlanner.statements(session, plan.mend()).equals(plan.statements())) {
      throw new NotPutBack(file.path(), NotPutBack.Reason.CHANGED_SINCE, plan.about());
    }
  }

  private MendReport compact(Session session, MendPlan plan, Instant begun, Work work) {
    State before = state(session, plan, work);
    work.cancellation().throwIfRequested(OPERATION);
    work.started(Step.COMPACT, file.name());
    session.execute("VACUUM");
    session.stopOnNothing();
    work.tell(new WorkEvent.NoReturn());
    finishLog(session);
    work.finished(Step.COMPACT, file.name(), "");
    return afterwards(session, plan, before, begun);
  }

  /// It is done by now, whatever the proof shows: others may write before and after it.
  private MendReport afterwards(Session session, MendPlan plan, State before, Instant begun) {
    try {
      State after = state(session, plan, Work.quiet());
      MendReport done = done(plan, before, after, begun);
      return isWorse(before, after) || !before.rows().equals(after.rows())
          ? done.withProblems(Optional.empty())
          : done;
    } catch (SqliteError e) {
      return done(plan, before, before, begun)
          .withProblems(Optional.of(session.failure(OPERATION, e)));
    } catch (Failure e) {
      return done(plan, before, before, begun).withProblems(Optional.of(e));
    }
  }

  /// With a log the file gets smaller when the log is finished; somebody who reads may prevent it.
  private static void finishLog(Session session) {
    try {
      session.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number(1));
    } catch (SqliteError later) {
      // The next one who closes the file does it.
    }
  }

  private State state(Session session, MendPlan plan, Work work) {
    work.started(Step.PROVE, "");
    Map<String, Long> rows = RowCounts.of(session, work);
    plan.about().forEach(name -> SEARCHED.forEach(part -> rows.remove(name + part)));
    List<String> problems = problems(session, plan);
    ForeignKeys.Result keys = ForeignKeys.check(session);
    work.finished(Step.PROVE, "", "");
    return new State(rows, problems, keys, file.totalBytes());
  }

  /// What SQLite says of the tables that it is about; of the whole file for the others.
  private static List<String> problems(Session session, MendPlan plan) {
    List<String> found = new ArrayList<>();
    switch (plan.mend()) {
      case Mend.Reindex _, Mend.RebuildTable _ -> {
        for (String table : tables(session, plan.about())) {
          told(session, "SELECT * FROM pragma_integrity_check(?)", found, table);
        }
      }
      case Mend.Compact() -> told(session, "PRAGMA quick_check(" + TOLD + ")", found);
    }
    return found;
  }

  private static void told(Session session, String sql, List<String> found, Object... arguments) {
    try {
      session.query(
          sql, row -> row.text(1).equals("ok") ? 0 : found.add(row.text(1)) ? 1 : 0, arguments);
    } catch (SqliteError e) {
      if (e.result().primaryCode() == 9) {
        throw e;
      }
      found.add(e.result().message());
    }
  }

  private static List<String> tables(Session session, List<String> about) {
    List<String> tables = new ArrayList<>();
    for (String name : about) {
      session
          .first(
              "SELECT tbl_name FROM sqlite_schema WHERE name = ? COLLATE NOCASE"
                  + " AND type IN ('table', 'index')",
              row -> row.text(1),
              name)
          .filter(table -> !tables.contains(table))
          .ifPresent(tables::add);
    }
    return tables;
  }

  /// @throws SqlFailed when a row is missing or too many, or something is wrong that wasn't before
  private void requireSame(State before, State after) {
    boolean worse = isWorse(before, after);
    if (!before.rows().equals(after.rows()) || worse) {
      throw new SqlFailed(
          file.path(),
          OPERATION,
          new SqliteResult(
              1, "SQLITE_ERROR", worse ? "it was worse afterwards" : "it didn't count the same"));
    }
  }

  private static boolean isWorse(State before, State after) {
    return after.problems().size() > before.problems().size()
        || !after.keys().worseThan(before.keys()).isEmpty();
  }

  private MendReport done(MendPlan plan, State before, State after, Instant begun) {
    List<TableRows> rows = RowCounts.compare(before.rows(), after.rows());
    return new MendReport(
        plan,
        after.problems().isEmpty()
            ? MendReport.Outcome.DONE
            : MendReport.Outcome.DONE_WITH_PROBLEMS,
        rows,
        before.problems(),
        after.problems(),
        before.bytes(),
        file.totalBytes(),
        Optional.empty(),
        Optional.empty(),
        Duration.between(begun, clock.instant()),
        0);
  }

  private MendReport failed(
      MendPlan plan,
      MendReport.Outcome outcome,
      Optional<Failure> failure,
      long size,
      Instant begun) {
    return new MendReport(
        plan,
        outcome,
        List.of(),
        List.of(),
        List.of(),
        size,
        size,
        failure,
        Optional.empty(),
        Duration.between(begun, clock.instant()),
        0);
  }
}
