package dev.switchback.history;

import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;

/// Switchback's own history ([HistoryTable]).
final class SwitchbackFormat implements HistoryFormat {
  @Override
  public Tool tool() {
    return Tool.SWITCHBACK;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables
        .find(HistoryTable.NAME)
        .map(table -> new FoundHistory(Tool.SWITCHBACK, table.name(), "table " + table.name()));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return table.isNamed(HistoryTable.NAME);
  }

  @Override
  public String usualTable() {
    return HistoryTable.NAME;
  }

  @Override
  public Recorded read(Session session, String table) {
    History history = HistoryTable.read(session);
    return new Recorded(
        Tool.SWITCHBACK,
        table,
        new Recorded.State.Events(history.entries()),
        List.of(),
        history.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(own());
  }

  static Ledger own() {
    return new OwnLedger();
  }

  /// Appends one row for each thing that happened.
  private static final class OwnLedger implements Ledger {
    @Override
    public Tool tool() {
      return Tool.SWITCHBACK;
    }

    @Override
    public long mark(Session session) {
      return HistoryTable.mark(session);
    }

    @Override
    public void prepare(Session session) {
      // The first row creates the table: a plan that fails before it leaves none.
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      HistoryTable.append(session, facts);
    }

    @Override
    public void failed(Session session, PlanStep step, HistoryEntry facts) {
      HistoryTable.append(session, facts.withEvent(HistoryEntry.Event.FAILED));
    }
  }
}
