package dev.switchback.history;

import dev.switchback.migration.Checksum;
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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Drizzle 1: `__drizzle_migrations` with the names of the folders, which is all it compares, and
/// the times at which they were applied.
final class Drizzle1Format implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(
          Tool.DRIZZLE_1, DrizzleFormat.TABLE, "id", "hash", "created_at", "name", "applied_at");

  @Override
  public Tool tool() {
    return Tool.DRIZZLE_1;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table);
  }

  @Override
  public String usualTable() {
    return DrizzleFormat.TABLE;
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
    String name = cells.text("name").or(() -> cells.text("hash")).orElse("");
    HistoryEntry entry =
        HistoryEntry.bare(id, Event.APPLIED, Version.placed(-1, name))
            .withTimes(cells.time("applied_at"), Optional.empty())
            .withCells(cells.shown());
    return cells
        .text("hash")
        .filter(hash -> !hash.isEmpty())
        .map(hash -> entry.withChecksum(new Checksum("sha256", hash)))
        .orElse(entry);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new Drizzle1Ledger(table));
  }

  private record Drizzle1Ledger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.DRIZZLE_1;
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
              + " (\n"
              + "\t\t\t\tid INTEGER PRIMARY KEY,\n"
              + "\t\t\t\thash text NOT NULL,\n"
              + "\t\t\t\tcreated_at numeric,\n"
              + "\t\t\t\tname text,\n"
              + "\t\t\t\tapplied_at TEXT\n"
              + "\t\t\t)");
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      String name = step.version().text();
      boolean hasNames =
          session.number("SELECT count(*) FROM pragma_table_info(?) WHERE name = 'name'", table)
              > 0;
      OptionalLong millis = DrizzleRows.millisOf(name);
      @Nullable Long created = millis.isPresent() ? millis.getAsLong() : null;
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        session.execute(
            "DELETE FROM "
                + Names.quoted(table)
                + (hasNames ? " WHERE name = ?" : " WHERE created_at = ?"),
            hasNames ? name : created);
        return;
      }
      if (!hasNames) {
        // A table that Drizzle 1 hasn't extended yet: it will, and finds this row by its time.
        DrizzleRows.insert(session, table, step, created == null ? Long.valueOf(0) : created);
        return;
      }
      session.execute(
          "INSERT INTO "
              + Names.quoted(table)
              + " (\"hash\", \"created_at\", \"name\", \"applied_at\") values(?, ?, ?, ?)",
          step.migration().orElseThrow().checksum().value(),
          created,
          name,
          WebTimes.javaScript(facts.at().orElse(Instant.EPOCH)));
    }
  }
}
