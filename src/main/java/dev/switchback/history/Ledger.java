package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;
import java.util.List;

/// Keeps the books of one history while one plan is carried out: writes the rows that the tool
/// itself would have written, cell by cell.
///
/// One instance serves one run, on one thread; it may remember things between calls, as a batch's
/// number. The facts it is given are those that Switchback's own history would record.
public interface Ledger {
  Tool tool();

  /// Identifies the state of the history ([dev.switchback.migration.History#mark()]).
  long mark(Session session);

  /// The tables that this mark is of, with a row for each migration; empty where it is of something
  /// else, or of a row or two. A run follows them row by row ([HistoryWatch]).
  default List<String> tables() {
    return List.of();
  }

  /// Makes the history ready: creates its tables and first rows where they are missing, as the tool
  /// would. Called inside a write transaction, before anything is recorded.
  void prepare(Session session);

  /// Takes the tool's own lock, where it has one. Called inside a write transaction that is then
  /// committed.
  ///
  /// @param by who takes it
  default void lock(Session session, String by) {}

  /// Gives it back. Called in the same way.
  default void unlock(Session session) {}

  /// Notes that `step` begins, where the tool does so. Called inside a write transaction of its
  /// own, before the step, and only where the plan is carried out as the tool would.
  default void begun(Session session, PlanStep step, HistoryEntry facts) {}

  /// Notes that a statement of `step` has been run, where the tool does so; in the same way.
  ///
  /// @param number 1-based
  default void statementRun(Session session, PlanStep step, int number, HistoryEntry facts) {}

  /// Records what was done: `step` was run, rolled back or stamped. Called inside the transaction
  /// that did it or, where it ran outside of one, in a transaction right after. Has to write the
  /// whole row also where [#begun] wasn't called before.
  void record(Session session, PlanStep step, HistoryEntry facts);

  /// Records that `step` wasn't run because its preconditions don't hold, where its file asks for
  /// that record. Called inside a write transaction, and only for tools that have such a thing.
  default void markRan(Session session, PlanStep step, HistoryEntry facts) {
    record(session, step, facts);
  }

  /// Notes what the tool notes only after the commit, in a transaction of its own.
  default void committed(Session session, PlanStep step, HistoryEntry facts) {}

  /// Takes the note of [#begun] back: of `step` nothing stayed, and it didn't fail. Called in a
  /// transaction of its own, with the history as this ledger left it.
  default void takenBack(Session session, PlanStep step) {}

  /// Records that `step` failed, where the tool does so. Called in a transaction of its own, after
  /// everything that could be taken back was. The facts' detail says why.
  default void failed(Session session, PlanStep step, HistoryEntry facts) {}
}
