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

/// sql-migrate: `gorp_migrations`, a row for each applied migration with the name of its file.
final class SqlMigrateFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.SQL_MIGRATE, "gorp_migrations", "id", "applied_at");

  @Override
  public Tool tool() {
    return Tool.SQL_MIGRATE;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && table
            .column("id")
            .filter(c -> c.type().equals("varchar(255)") && c.keyPosition() == 1)
            .isPresent()
        && Signature.isDeclared(table, "applied_at", "datetime");
  }

  @Override
  public String usualTable() {
    return SIGNATURE.usualTable();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "rowid");
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(
          HistoryEntry.bare(
                  entries.size() + 1L,
                  Event.APPLIED,
                  Version.placed(-1, cells.text("id").orElse("")))
              .withTimes(cells.time("applied_at"), Optional.empty())
              .withCells(cells.shown()));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new SqlMigrateLedger(table));
  }

  private record SqlMigrateLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.SQL_MIGRATE;
    }

    @Override
    public long mark(Session session) {
      return ToolTable.read(session, table, "rowid").mark();
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
              + " (\"id\" varchar(255) not null primary key, \"applied_at\" datetime)");
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      String name = step.version().text();
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        session.execute("DELETE FROM " + Names.quoted(table) + " WHERE \"id\" = ?", name);
      } else {
        session.execute(
            "INSERT INTO " + Names.quoted(table) + " (\"id\", \"applied_at\") VALUES (?, ?)",
            name,
            WebTimes.go(facts.at().orElse(Instant.EPOCH)));
      }
    }
  }
}
