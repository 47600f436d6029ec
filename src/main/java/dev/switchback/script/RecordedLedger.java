package dev.switchback.script;

import dev.switchback.history.Ledger;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;

/// Another ledger, whose statements are written down as the history's.
record RecordedLedger(Ledger ledger, Recording recording) implements Ledger {

  @Override
  public Tool tool() {
    return ledger.tool();
  }

  @Override
  public long mark(Session session) {
    return ledger.mark(session);
  }

  @Override
  public void prepare(Session session) {
    recording.history(() -> ledger.prepare(session));
  }

  @Override
  public void lock(Session session, String by) {
    recording.history(() -> ledger.lock(session, by));
  }

  @Override
  public void unlock(Session session) {
    recording.history(() -> ledger.unlock(session));
  }

  @Override
  public void begun(Session session, PlanStep step, HistoryEntry facts) {
    recording.history(() -> ledger.begun(session, step, facts));
  }

  @Override
  public void statementRun(Session session, PlanStep step, int number, HistoryEntry facts) {
    recording.history(() -> ledger.statementRun(session, step, number, facts));
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    recording.history(() -> ledger.record(session, step, facts));
  }

  @Override
  public void committed(Session session, PlanStep step, HistoryEntry facts) {
    recording.history(() -> ledger.committed(session, step, facts));
  }

  @Override
  public void takenBack(Session session, PlanStep step) {
    recording.history(() -> ledger.takenBack(session, step));
  }

  @Override
  public void failed(Session session, PlanStep step, HistoryEntry facts) {
    recording.history(() -> ledger.failed(session, step, facts));
  }
}
