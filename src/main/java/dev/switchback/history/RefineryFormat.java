package dev.switchback.history;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.source.RefineryChecksum;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// refinery (0.8 and 0.9): a row for each applied migration with its name, the time in nanoseconds
/// and a checksum. Built to keep versions in 64 bits, it declares `int8` and records other
/// checksums.
final class RefineryFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(
          Tool.REFINERY, "refinery_schema_history", "version", "name", "applied_on", "checksum");

  @Override
  public Tool tool() {
    return Tool.REFINERY;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table) && Signature.isDeclared(table, "version", "int[48]");
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
      HistoryEntry entry =
          HistoryEntry.bare(
                  entries.size() + 1L,
                  Event.APPLIED,
                  Version.named(cells.text("version").orElse("")))
              .withDescription(cells.text("name").orElse(""))
              .withTimes(cells.time("applied_on"), Optional.empty())
              .withCells(cells.shown());
      entries.add(
          cells
              .text("checksum")
              .map(text -> entry.withChecksum(new Checksum(RefineryChecksum.ALGORITHM, text)))
              .orElse(entry));
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new RefineryLedger(table));
  }

  private record RefineryLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.REFINERY;
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
                           version int4 PRIMARY KEY,
                           name VARCHAR(255),
                           applied_on VARCHAR(255),
                           checksum VARCHAR(255))\
              """);
    }

    /// refinery has no ways back, so nothing of it is ever rolled back by a plan.
    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      session.execute(
          "INSERT INTO "
              + Names.quoted(table)
              + " (version, name, applied_on, checksum) VALUES (?, ?, ?, ?)",
          step.version().number().longValueExact(),
          step.description(),
          ToolTimes.nanoseconds(facts.at().orElse(Instant.EPOCH)),
          checksumOf(session, step.migration().orElseThrow()));
    }

    private String checksumOf(Session session, Migration migration) {
      boolean isWide =
          session.number(
                  "SELECT count(*) FROM pragma_table_info(?)"
                      + " WHERE name = 'version' AND lower(type) = 'int8'",
                  table)
              > 0;
      return isWide
          ? migration.origin().mark(Origin.OTHER_CHECKSUM).orElseThrow()
          : migration.checksum().value();
    }
  }
}
