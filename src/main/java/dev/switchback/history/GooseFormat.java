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

/// goose (v3): a row for each applied migration, and one of version 0 since the table was made. Of
/// several rows of a version the newest counts: old versions of goose wrote one with
/// `is_applied` 0 for a way back.
final class GooseFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.GOOSE, "goose_db_version", "id", "version_id", "is_applied", "tstamp");

  @Override
  public Tool tool() {
    return Tool.GOOSE;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table) && Signature.isDeclared(table, "version_id", ".*int.*");
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
      String version = cells.text("version_id").orElse("");
      if (!version.equals("0")) {
        entries.add(
            HistoryEntry.bare(
                    entries.size() + 1L,
                    cells.isTrue("is_applied") ? Event.APPLIED : Event.ROLLED_BACK,
                    Version.named(version))
                .withTimes(cells.time("tstamp"), Optional.empty())
                .withCells(cells.shown()));
      }
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new GooseLedger(table));
  }

  private record GooseLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.GOOSE;
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
      if (session.number("SELECT count(*) FROM pragma_table_info(?)", table) > 0) {
        return;
      }
      session.execute(
          "CREATE TABLE "
              + ToolNames.bare(table)
              + """
               (
              \t\tid INTEGER PRIMARY KEY AUTOINCREMENT,
              \t\tversion_id INTEGER NOT NULL,
              \t\tis_applied INTEGER NOT NULL,
              \t\ttstamp TIMESTAMP DEFAULT (datetime('now'))
              \t)\
              """);
      session.execute(
          "INSERT INTO " + Names.quoted(table) + " (version_id, is_applied) VALUES (0, 1)");
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      long version = step.version().number().longValueExact();
      switch (step.action()) {
        case RUN, STAMP ->
            session.execute(
                "INSERT INTO "
                    + Names.quoted(table)
                    + " (version_id, is_applied, tstamp) VALUES (?, 1, ?)",
                version,
                ToolTimes.seconds(facts.at().orElse(Instant.EPOCH)));
        case ROLL_BACK ->
            session.execute(
                "DELETE FROM " + Names.quoted(table) + " WHERE version_id = ?", version);
      }
    }
  }
}
