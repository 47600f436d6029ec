package dev.switchback.history;

import static dev.switchback.history.RowShape.column;

import dev.switchback.history.RowShape.Meaning;
import dev.switchback.history.RowShape.Named;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;

/// Sequel, which has two histories: `schema_migrations` with the file name of each migration for
/// those named by a time, and `schema_info` with one number for those that are counted.
final class SequelFormat implements HistoryFormat {
  static final String FILES = "schema_migrations";
  static final String INFO = "schema_info";
  static final RowShape SHAPE =
      RowShape.of(Tool.SEQUEL, FILES, column("filename", Meaning.KEY))
          .named(Named.AS_USUAL)
          .createdBy("CREATE TABLE \"{table}\" (\"filename\" varchar(255) NOT NULL PRIMARY KEY)");

  private final RowFormat rows = new RowFormat(SHAPE);

  @Override
  public Tool tool() {
    return Tool.SEQUEL;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return rows.find(tables)
        .or(
            () ->
                tables
                    .find(INFO)
                    .filter(SequelFormat::isCounted)
                    .map(
                        table ->
                            new FoundHistory(Tool.SEQUEL, table.name(), "one integer version")));
  }

  private static boolean isCounted(Tables.Table table) {
    return table.hasColumns("version")
        && table.column("version").filter(c -> c.type().equals("integer")).isPresent();
  }

  @Override
  public boolean fits(Tables.Table table) {
    return rows.fits(table) || isCounted(table);
  }

  @Override
  public String usualTable() {
    return FILES;
  }

  @Override
  public Recorded read(Session session, String table) {
    if (!SequelLedger.isCounted(session, table)) {
      return rows.read(session, table);
    }
    ToolTable info = RowOrder.read(session, table);
    Recorded.State state =
        info.rows().stream()
            .filter(cells -> cells.number("version").orElse(0) > 0)
            .findFirst()
            .<Recorded.State>map(
                cells ->
                    new Recorded.State.Position(
                        HistoryEntry.bare(
                                1,
                                HistoryEntry.Event.APPLIED,
                                Version.named(cells.text("version").orElse("")))
                            .withRemarks(List.of(Remark.of(Remark.Kind.HEAD)))
                            .withCells(cells.shown())))
            .orElseGet(() -> new Recorded.State.Events(List.of()));
    return new Recorded(Tool.SEQUEL, table, state, List.of(), info.mark());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new SequelLedger(table));
  }
}
