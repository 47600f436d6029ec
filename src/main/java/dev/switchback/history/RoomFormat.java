package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;

/// Android Room: `PRAGMA user_version`, and `room_master_table` with a hash of the schema that the
/// application expects. It is only read: the hash is of code that isn't here.
final class RoomFormat implements HistoryFormat {
  private static final String TABLE = "room_master_table";

  @Override
  public Tool tool() {
    return Tool.ROOM;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables
        .find(TABLE)
        .filter(this::fits)
        .map(
            table ->
                new FoundHistory(
                    Tool.ROOM,
                    table.name(),
                    "columns id, identity_hash; user_version " + tables.userVersion()));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return table.hasColumns("id", "identity_hash");
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    long version = session.number("PRAGMA user_version");
    ToolTable rows = RowOrder.read(session, table);
    Recorded.State state =
        version == 0
            ? new Recorded.State.Events(List.of())
            : new Recorded.State.Position(position(version, rows));
    return new Recorded(Tool.ROOM, table, state, List.of(), rows.mark() + version);
  }

  private static HistoryEntry position(long version, ToolTable rows) {
    HistoryEntry entry =
        HistoryEntry.bare(1, HistoryEntry.Event.APPLIED, Version.of(Long.toString(version)))
            .withRemarks(List.of(Remark.of(Remark.Kind.HEAD)));
    return rows.rows().isEmpty() ? entry : entry.withCells(rows.rows().getFirst().shown());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.empty();
  }
}
