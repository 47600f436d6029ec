package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// dbmate (2.x): a row with the version, a text, for each applied migration; no times.
final class DbmateFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.DBMATE, "schema_migrations", "version");

  @Override
  public Tool tool() {
    return Tool.DBMATE;
  }

  /// Rails has a table of the same name and column; it has a companion, and its column isn't
  /// nullable.
  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables.has("ar_internal_metadata")
        ? Optional.empty()
        : SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && table
            .column("version")
            .filter(c -> c.keyPosition() == 1 && !c.notNull())
            .filter(c -> c.type().matches("varchar\\(\\d+\\)"))
            .isPresent();
  }

  @Override
  public String usualTable() {
    return SIGNATURE.usualTable();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "version");
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(
          HistoryEntry.bare(
                  entries.size() + 1L,
                  Event.APPLIED,
                  Version.textual(cells.text("version").orElse("")))
              .withCells(cells.shown()));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new DbmateLedger(table));
  }

  private record DbmateLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.DBMATE;
    }

    @Override
    public long mark(Session session) {
      return ToolTable.read(session, table, "version").mark();
    }

    @Override
    public List<String> tables() {
      return List.of(table);
    }

    @Override
    public void prepare(Session session) {
      session.execute(
          "create table if not exists "
              + Names.quoted(table)
              + " (version varchar(128) primary key)");
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      switch (step.action()) {
        case RUN, STAMP ->
            session.execute(
                "insert into " + Names.quoted(table) + " (version) values (?)",
                step.version().text());
        case ROLL_BACK ->
            session.execute(
                "delete from " + Names.quoted(table) + " where version = ?", step.version().text());
      }
    }
  }
}
