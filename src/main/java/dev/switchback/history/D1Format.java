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

/// Cloudflare D1: `d1_migrations`, a row for each applied migration with the name of its file.
final class D1Format implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.D1, "d1_migrations", "id", "name", "applied_at");

  @Override
  public Tool tool() {
    return Tool.D1;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(
        tables,
        table ->
            fits(table)
                && (table.isNamed(usualTable())
                    || tables.has("_cf_METADATA")
                    || tables.has("_cf_KV")));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && table.column("id").filter(c -> c.keyPosition() == 1).isPresent()
        && table.column("name").filter(c -> c.type().equals("text") && !c.notNull()).isPresent()
        && Signature.isDeclared(table, "applied_at", "timestamp");
  }

  @Override
  public String usualTable() {
    return SIGNATURE.usualTable();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "id");
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(
          HistoryEntry.bare(
                  entries.size() + 1L,
                  Event.APPLIED,
                  Version.placed(-1, cells.text("name").orElse("")))
              .withTimes(cells.time("applied_at"), Optional.empty())
              .withCells(cells.shown()));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new D1Ledger(table));
  }

  private record D1Ledger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.D1;
    }

    @Override
    public long mark(Session session) {
      return ToolTable.read(session, table, "id").mark();
    }

    @Override
    public List<String> tables() {
      return List.of(table);
    }

    @Override
    public void prepare(Session session) {
      session.execute(
          "CREATE TABLE IF NOT EXISTS "
              + Names.quoted(table)
              + """
              (
              \t\tid         INTEGER PRIMARY KEY AUTOINCREMENT,
              \t\tname       TEXT UNIQUE,
              \t\tapplied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
              )\
              """);
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      String name = step.version().text();
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        session.execute("DELETE FROM " + Names.quoted(table) + " WHERE name = ?", name);
      } else {
        session.execute(
            "INSERT INTO " + Names.quoted(table) + " (name, applied_at) VALUES (?, ?)",
            name,
            ToolTimes.seconds(facts.at().orElse(Instant.EPOCH)));
      }
    }
  }
}
