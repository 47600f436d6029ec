package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Alembic: `alembic_version`, a row for each head of the graph that was reached. It keeps neither
/// order nor time; no row at all is the base.
final class AlembicFormat implements HistoryFormat {
  static final String COLUMN = "version_num";
  private static final String TABLE = "alembic_version";

  @Override
  public Tool tool() {
    return Tool.ALEMBIC;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables.withColumns(TABLE, COLUMN).stream()
        .findFirst()
        .map(table -> new FoundHistory(Tool.ALEMBIC, table.name(), "column " + COLUMN));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return table.hasColumns(COLUMN);
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = RowOrder.read(session, table);
    List<HistoryEntry> heads = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      heads.add(
          HistoryEntry.bare(
                  heads.size() + 1L,
                  HistoryEntry.Event.APPLIED,
                  Version.placed(0, cells.text(COLUMN).orElse("")))
              .withRemarks(List.of(Remark.of(Remark.Kind.HEAD)))
              .withCells(cells.shown()));
    }
    return new Recorded(
        Tool.ALEMBIC, table, new Recorded.State.Heads(heads), List.of(), rows.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new AlembicLedger(table));
  }
}
