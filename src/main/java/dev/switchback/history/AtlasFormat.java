package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Atlas: `atlas_schema_revisions`, a row for each migration that says how many of its statements
/// were run. With one that stopped half-way Atlas goes on behind what was run, and so does
/// Switchback; where that part of the file was changed, it keeps everything else from being run.
final class AtlasFormat implements HistoryFormat {
  private static final String TABLE = "atlas_schema_revisions";

  /// A row that is no migration.
  private static final String IDENTIFIER = ".atlas_cloud_identifier";
  private static final Signature SIGNATURE =
      Signature.of(
          Tool.ATLAS,
          TABLE,
          "version",
          "description",
          "type",
          "applied",
          "total",
          "executed_at",
          "execution_time",
          "error",
          "error_stmt",
          "hash",
          "partial_hashes",
          "operator_version");
  private static final int BASELINE = 1;
  private static final int RESOLVED = 4;

  @Override
  public Tool tool() {
    return Tool.ATLAS;
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
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "version");
    List<HistoryEntry> entries = new ArrayList<>();
    List<Blockage> blockages = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      if (cells.text("version").filter(IDENTIFIER::equals).isPresent()) {
        continue;
      }
      HistoryEntry entry = entry(entries.size() + 1L, cells);
      entries.add(entry);
      if (entry.event() == Event.FAILED) {
        blockages.add(Blockage.failed(table, entry));
      }
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), blockages, rows.mark());
  }

  private static HistoryEntry entry(long id, Cells cells) {
    long type = cells.number("type").orElse(2);
    Event event = eventOf(cells, type);
    OptionalLong nanos = cells.number("execution_time");
    HistoryEntry entry =
        HistoryEntry.bare(id, event, Version.placed(-1, cells.text("version").orElse("")))
            .withDescription(cells.text("description").orElse(""))
            .withTimes(
                cells.time("executed_at"),
                event == Event.APPLIED && nanos.isPresent()
                    ? Optional.of(Duration.ofNanos(nanos.getAsLong()))
                    : Optional.empty())
            .withDetail(cells.text("error").filter(error -> !error.isEmpty()))
            .withRemarks(remarks(cells, type, event))
            .withCells(cells.shown());
    return cells
        .text("hash")
        .filter(hash -> !hash.isEmpty())
        .map(hash -> entry.withChecksum(new Checksum(AtlasRows.ALGORITHM, hash)))
        .orElse(entry);
  }

  private static Event eventOf(Cells cells, long type) {
    if ((type & (BASELINE | RESOLVED)) != 0) {
      return Event.STAMPED;
    }
    return cells.number("applied").orElse(0) == cells.number("total").orElse(0)
        ? Event.APPLIED
        : Event.FAILED;
  }

  private static List<Remark> remarks(Cells cells, long type, Event event) {
    List<Remark> remarks = new ArrayList<>();
    if ((type & BASELINE) != 0) {
      remarks.add(Remark.of(Remark.Kind.BASELINE));
    } else if ((type & RESOLVED) != 0) {
      remarks.add(Remark.of(Remark.Kind.MARKED));
    }
    if (event == Event.FAILED) {
      remarks.add(
          new Remark(
              Remark.Kind.UNFINISHED,
              cells.text("applied").orElse("0") + "/" + cells.text("total").orElse("?")));
    }
    cells
        .text("operator_version")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> remarks.add(new Remark(Remark.Kind.TOOL_VERSION, text)));
    return remarks;
  }

  @Override
  public Recorded beside(MigrationSet migrations, Recorded recorded) {
    return AtlasRows.beside(migrations, recorded);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new AtlasLedger(table));
  }
}
