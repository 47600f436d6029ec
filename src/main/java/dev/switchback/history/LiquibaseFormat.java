package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Liquibase (3 and 4): `DATABASECHANGELOG`, a row for each changeset that is applied, and
/// `DATABASECHANGELOGLOCK`.
final class LiquibaseFormat implements HistoryFormat {
  private static final String TABLE = "DATABASECHANGELOG";
  private static final String[] FIRST_COLUMNS = {
    "ID", "AUTHOR", "FILENAME", "DATEEXECUTED", "ORDEREXECUTED", "EXECTYPE", "MD5SUM"
  };

  /// A place that no source gives: the real one is found by joining with the files.
  private static final int NOWHERE = -1;

  @Override
  public Tool tool() {
    return Tool.LIQUIBASE;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    List<Tables.Table> fitting = tables.tables().stream().filter(this::fits).toList();
    return fitting.stream()
        .filter(table -> table.isNamed(TABLE))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .map(
            table ->
                new FoundHistory(
                    Tool.LIQUIBASE,
                    table.name(),
                    "columns " + String.join(", ", FIRST_COLUMNS) + ", and more"));
  }

  @Override
  public boolean fits(Tables.Table table) {
    if (table.columns().size() < FIRST_COLUMNS.length) {
      return false;
    }
    for (int i = 0; i < FIRST_COLUMNS.length; i++) {
      if (!table.columns().get(i).name().equalsIgnoreCase(FIRST_COLUMNS[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    LiquibaseTables tables = new LiquibaseTables(table);
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : tables.changesets(session).rows()) {
      entries.add(entry(entries.size() + 1L, cells));
    }
    return new Recorded(
        Tool.LIQUIBASE,
        table,
        new Recorded.State.Events(entries),
        blockages(tables.locks(session), tables.lockTable()),
        tables.mark(session));
  }

  private static HistoryEntry entry(long id, Cells cells) {
    HistoryEntry entry =
        HistoryEntry.bare(id, event(cells), Version.placed(NOWHERE, LiquibaseTables.key(cells)))
            .withDescription(
                cells
                    .text("COMMENTS")
                    .filter(text -> !text.isBlank())
                    .or(() -> cells.text("DESCRIPTION"))
                    .orElse(""))
            .withTimes(cells.time("DATEEXECUTED"), Optional.empty())
            .withRemarks(remarks(cells))
            .withCells(cells.shown());
    return cells
        .text("MD5SUM")
        .map(sum -> entry.withChecksum(new Checksum("liquibase-" + kindOf(sum), sum)))
        .orElse(entry);
  }

  /// `9` of `9:9b57…`; checksums before the third version had no kind.
  private static String kindOf(String sum) {
    int colon = sum.indexOf(':');
    return colon < 0 ? "1" : sum.substring(0, colon);
  }

  private static Event event(Cells cells) {
    return switch (cells.text("EXECTYPE").orElse("")) {
      case "MARK_RAN" -> Event.STAMPED;
      case "FAILED" -> Event.FAILED;
      default -> Event.APPLIED;
    };
  }

  private static List<Remark> remarks(Cells cells) {
    List<Remark> remarks = new ArrayList<>();
    switch (cells.text("EXECTYPE").orElse("")) {
      case "MARK_RAN" -> remarks.add(Remark.of(Remark.Kind.MARKED));
      case "RERAN" -> remarks.add(Remark.of(Remark.Kind.REPEATABLE));
      default -> {}
    }
    cells
        .text("DEPLOYMENT_ID")
        .ifPresent(id -> remarks.add(new Remark(Remark.Kind.DEPLOYMENT, id)));
    cells.text("TAG").ifPresent(tag -> remarks.add(new Remark(Remark.Kind.TAG, tag)));
    cells
        .text("LIQUIBASE")
        .ifPresent(version -> remarks.add(new Remark(Remark.Kind.TOOL_VERSION, version)));
    return remarks;
  }

  private static List<Blockage> blockages(ToolTable locks, String lockTable) {
    return locks.rows().stream()
        .filter(cells -> cells.isTrue("LOCKED"))
        .map(
            cells ->
                new Blockage(
                    Blockage.Kind.LOCK,
                    lockTable,
                    Optional.empty(),
                    cells.time("LOCKGRANTED"),
                    cells.text("LOCKEDBY").orElse(""),
                    OptionalLong.empty(),
                    cells.shown()))
        .toList();
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new LiquibaseLedger(new LiquibaseTables(table)));
  }
}
