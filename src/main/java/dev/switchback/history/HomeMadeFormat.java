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
import java.util.stream.Stream;

/// A history table that an application made for itself, read and written as a mapping says.
final class HomeMadeFormat implements HistoryFormat {
  private final Tool tool;
  private final Mapping mapping;

  HomeMadeFormat(Tool tool, Mapping mapping) {
    this.tool = tool;
    this.mapping = mapping;
  }

  @Override
  public Tool tool() {
    return tool;
  }

  /// Only a person can say that a table is one.
  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables
        .find(mapping.table())
        .filter(this::fits)
        .map(
            table ->
                new FoundHistory(
                    tool, table.name(), "columns " + String.join(", ", mapping.columns())));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return mapping.columns().stream().allMatch(column -> table.column(column).isPresent());
  }

  @Override
  public String usualTable() {
    return mapping.table();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "1");
    VersionForm versions = VersionForm.of(rows, mapping.version());
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      cells
          .text(mapping.version())
          .ifPresent(text -> entries.add(entry(entries.size() + 1L, versions.read(text), cells)));
    }
    return new Recorded(tool, table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  private HistoryEntry entry(long id, Version version, Cells cells) {
    Optional<SuccessForm> success = mapping.success().map(c -> SuccessForm.of(cells, c));
    return HistoryEntry.bare(id, success.map(SuccessForm::event).orElse(Event.APPLIED), version)
        .withDescription(mapping.name().flatMap(cells::text).orElse(""))
        .withTimes(mapping.appliedAt().flatMap(cells::time), Optional.empty())
        .withRemarks(
            success.filter(SuccessForm.UNFINISHED::equals).stream()
                .map(form -> Remark.of(Remark.Kind.UNFINISHED))
                .toList())
        .withCells(cells.shown());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    Optional<KnownHomeMade> known =
        Stream.of(KnownHomeMade.values())
            .filter(one -> one.tool() == tool && one.mapping(table).equals(mapping))
            .findFirst();
    return Optional.of(new HomeMadeLedger(tool, mapping, known));
  }
}
