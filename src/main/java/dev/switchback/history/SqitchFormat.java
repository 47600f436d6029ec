package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sqitch's registry, a database of its own beside the one it is about: `events` tells what was
/// deployed, reverted and failed, and when. It is only read.
final class SqitchFormat implements HistoryFormat {
  private static final String TABLE = "events";
  private static final List<String> OTHERS = List.of("changes", "dependencies", "projects", "tags");

  @Override
  public Tool tool() {
    return Tool.SQITCH;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables
        .find(TABLE)
        .filter(this::fits)
        .filter(table -> OTHERS.stream().allMatch(tables::has))
        .map(
            table ->
                new FoundHistory(Tool.SQITCH, table.name(), "tables " + String.join(", ", OTHERS)));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return List.of("event", "change_id", "change", "project", "committed_at").stream()
        .allMatch(column -> table.column(column).isPresent());
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = RowOrder.read(session, table);
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      event(cells.text("event").orElse(""))
          .ifPresent(event -> entries.add(entry(entries.size() + 1L, event, cells)));
    }
    return new Recorded(
        Tool.SQITCH, table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  /// A merge copies what another registry did; it deploys nothing.
  private static Optional<Event> event(String name) {
    return switch (name) {
      case "deploy" -> Optional.of(Event.APPLIED);
      case "revert" -> Optional.of(Event.ROLLED_BACK);
      case "fail" -> Optional.of(Event.FAILED);
      default -> Optional.empty();
    };
  }

  private static HistoryEntry entry(long id, Event event, Cells cells) {
    List<Remark> remarks = new ArrayList<>();
    cells.text("project").ifPresent(it -> remarks.add(new Remark(Remark.Kind.GROUP, it)));
    cells
        .text("tags")
        .filter(tags -> !tags.isBlank())
        .ifPresent(tags -> remarks.add(new Remark(Remark.Kind.TAG, tags.strip())));
    return HistoryEntry.bare(id, event, Version.placed(0, cells.text("change").orElse("")))
        .withDescription(cells.text("note").orElse("").lines().findFirst().orElse(""))
        .withTimes(cells.time("committed_at"), Optional.empty())
        .withBy(cells.text("committer_name").orElse(""))
        .withRemarks(remarks)
        .withCells(cells.shown());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.empty();
  }
}
