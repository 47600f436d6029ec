package dev.switchback.history;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drizzle up to 0.45: `__drizzle_migrations`, a row for each applied migration with the SHA-256 of
/// its file and the time at which it was generated, which is its version here. When it was applied
/// isn't recorded.
///
/// Only the newest of these times counts: what is not newer is never run, recorded or not.
final class DrizzleFormat implements HistoryFormat {
  static final String TABLE = "__drizzle_migrations";
  private static final Signature SIGNATURE =
      Signature.of(Tool.DRIZZLE, TABLE, "id", "hash", "created_at");

  @Override
  public Tool tool() {
    return Tool.DRIZZLE;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && (table.isNamed(TABLE) || Signature.isDeclared(table, "id", "serial"));
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "rowid");
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(entry(entries.size() + 1L, cells));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  private static HistoryEntry entry(long id, Cells cells) {
    HistoryEntry entry =
        HistoryEntry.bare(id, Event.APPLIED, Version.named(cells.text("created_at").orElse("")))
            .withCells(cells.shown());
    return cells
        .text("hash")
        .filter(hash -> !hash.isEmpty())
        .map(hash -> entry.withChecksum(new Checksum("sha256", hash)))
        .orElse(entry);
  }

  /// With the folders of Drizzle 1 beside it, it is Drizzle 1 that will be used next.
  @Override
  public Recorded beside(MigrationSet migrations, Recorded recorded) {
    return DrizzleRows.areNamed(migrations) ? DrizzleRows.named(migrations, recorded) : recorded;
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new DrizzleLedger(table));
  }

  private record DrizzleLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.DRIZZLE;
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
              + " (\n\t\t\t\tid SERIAL PRIMARY KEY,\n\t\t\t\thash text NOT NULL,"
              + "\n\t\t\t\tcreated_at numeric\n\t\t\t)");
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      long created = step.version().number().longValueExact();
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        session.execute("DELETE FROM " + Names.quoted(table) + " WHERE created_at = ?", created);
      } else {
        DrizzleRows.insert(session, table, step, created);
      }
    }
  }
}
