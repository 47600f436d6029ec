package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Diesel (2.x): a row with the version, a text, and the time for each applied migration.
final class DieselFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.DIESEL, "__diesel_schema_migrations", "version", "run_on");

  @Override
  public Tool tool() {
    return Tool.DIESEL;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && Signature.isDeclared(table, "version", "varchar.*")
        && Signature.isDeclared(table, "run_on", "timestamp");
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
              .withTimes(cells.time("run_on"), Optional.empty())
              .withCells(cells.shown()));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new DieselLedger(table));
  }

  private record DieselLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.DIESEL;
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
          "CREATE TABLE IF NOT EXISTS "
              + ToolNames.bare(table)
              + """
               (
                     version VARCHAR(50) PRIMARY KEY NOT NULL,
                     run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
              )\
              """);
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      switch (step.action()) {
        case RUN, STAMP ->
            session.execute(
                "INSERT INTO " + Names.quoted(table) + " (version, run_on) VALUES (?, ?)",
                step.version().text(),
                ToolTimes.seconds(facts.at().orElse(Instant.EPOCH)));
        case ROLL_BACK ->
            session.execute(
                "DELETE FROM " + Names.quoted(table) + " WHERE version = ?", step.version().text());
      }
    }
  }
}
