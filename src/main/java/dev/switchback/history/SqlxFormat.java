package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// sqlx (0.8 and 0.9): `_sqlx_migrations`, a row for each applied migration with the SHA-384 of its
/// up file and the duration in nanoseconds.
final class SqlxFormat implements HistoryFormat {
  private static final String TABLE = "_sqlx_migrations";
  private static final String[] COLUMNS = {
    "version", "description", "installed_on", "success", "checksum", "execution_time"
  };

  @Override
  public Tool tool() {
    return Tool.SQLX;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables.withColumns(TABLE, COLUMNS).stream()
        .filter(this::fits)
        .findFirst()
        .map(
            table ->
                new FoundHistory(Tool.SQLX, table.name(), "columns " + String.join(", ", COLUMNS)));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return table.hasColumns(COLUMNS)
        && table.column("checksum").filter(c -> c.type().equals("blob")).isPresent();
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "version");
    List<HistoryEntry> entries = new ArrayList<>();
    List<Blockage> blockages = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      HistoryEntry entry = entry(entries.size() + 1L, cells);
      entries.add(entry);
      if (!cells.isTrue("success")) {
        blockages.add(Blockage.failed(table, entry));
      }
    }
    return new Recorded(
        Tool.SQLX, table, new Recorded.State.Events(entries), blockages, rows.mark());
  }

  private static HistoryEntry entry(long id, Cells cells) {
    boolean success = cells.isTrue("success");
    OptionalLong nanos = cells.number("execution_time");
    boolean unfinished = nanos.isPresent() && nanos.getAsLong() < 0;
    HistoryEntry entry =
        HistoryEntry.bare(
                id,
                success ? Event.APPLIED : Event.FAILED,
                Version.named(cells.text("version").orElse("")))
            .withDescription(cells.text("description").orElse(""))
            .withTimes(
                cells.time("installed_on"),
                nanos.isPresent() && !unfinished
                    ? Optional.of(Duration.ofNanos(nanos.getAsLong()))
                    : Optional.empty())
            .withRemarks(
                unfinished ? List.of(Remark.of(Remark.Kind.ENDED_AFTER_COMMIT)) : List.of())
            .withCells(cells.shown());
    return cells
        .text("checksum")
        .map(hex -> entry.withChecksum(new Checksum("sha384", hex.toLowerCase(Locale.ROOT))))
        .orElse(entry);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new SqlxLedger(table));
  }

  private record SqlxLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.SQLX;
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
                  version BIGINT PRIMARY KEY,
                  description TEXT NOT NULL,
                  installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                  success BOOLEAN NOT NULL,
                  checksum BLOB NOT NULL,
                  execution_time BIGINT NOT NULL
              )\
              """);
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      long version = step.version().number().longValueExact();
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        session.execute("DELETE FROM " + Names.quoted(table) + " WHERE version = ?", version);
        return;
      }
      session.execute(
          "INSERT INTO "
              + Names.quoted(table)
              + " (version, description, installed_on, success, checksum, execution_time)"
              + " VALUES (?, ?, ?, TRUE, ?, -1)",
          version,
          step.description(),
          ToolTimes.seconds(facts.at().orElse(Instant.EPOCH)),
          HexFormat.of().parseHex(step.migration().orElseThrow().checksum().value()));
    }

    /// sqlx fills in the duration after its commit; it records a stamp as having taken none.
    @Override
    public void committed(Session session, PlanStep step, HistoryEntry facts) {
      if (step.action() != PlanStep.Action.ROLL_BACK) {
        session.execute(
            "UPDATE " + Names.quoted(table) + " SET execution_time = ? WHERE version = ?",
            facts.took().orElse(Duration.ZERO).toNanos(),
            step.version().number().longValueExact());
      }
    }
  }
}
