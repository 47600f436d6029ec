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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// yoyo (its tables of version 2, since yoyo 6): `_yoyo_migration` says what is applied,
/// `_yoyo_log` who did what and when, and a row in `yoyo_lock` who is at it.
final class YoyoFormat implements HistoryFormat {
  static final String LOG = "_yoyo_log";
  static final String LOCK = "yoyo_lock";
  static final String VERSION = "_yoyo_version";
  private static final String TABLE = "_yoyo_migration";
  private static final Signature SIGNATURE =
      Signature.of(Tool.YOYO, TABLE, "migration_hash", "migration_id", "applied_at_utc");

  @Override
  public Tool tool() {
    return Tool.YOYO;
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

  /// What was rolled back stands in the log only: of a migration that isn't applied, the newest
  /// event there is told.
  @Override
  public Recorded read(Session session, String table) {
    ToolTable applied = ToolTable.read(session, table, "applied_at_utc, rowid");
    ToolTable log = ToolTable.read(session, LOG, "created_at_utc, rowid");
    ToolTable locks = ToolTable.read(session, LOCK, "rowid");
    Map<String, Cells> newest = new HashMap<>();
    log.rows().forEach(cells -> newest.put(cells.text("migration_hash").orElse(""), cells));
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : applied.rows()) {
      Optional<Cells> logged =
          Optional.ofNullable(newest.remove(cells.text("migration_hash").orElse("")));
      entries.add(appliedEntry(entries.size() + 1L, cells, logged));
    }
    log.rows().stream()
        .filter(cells -> newest.get(cells.text("migration_hash").orElse("")) == cells)
        .forEach(cells -> entries.add(goneEntry(entries.size() + 1L, cells)));
    List<Blockage> blockages = locks.rows().stream().map(YoyoFormat::blockage).toList();
    return new Recorded(
        tool(), table, new Recorded.State.Events(entries), blockages, mark(applied, locks));
  }

  /// Another number too when somebody takes the lock.
  static long mark(ToolTable applied, ToolTable locks) {
    return applied.mark() + (locks.rows().isEmpty() ? 0 : locks.mark());
  }

  private static HistoryEntry appliedEntry(long id, Cells cells, Optional<Cells> logged) {
    boolean isMarked =
        logged.flatMap(row -> row.text("operation")).filter("mark"::equals).isPresent();
    HistoryEntry entry =
        HistoryEntry.bare(
                id,
                isMarked ? Event.STAMPED : Event.APPLIED,
                Version.placed(-1, cells.text("migration_id").orElse("")))
            .withTimes(cells.time("applied_at_utc"), Optional.empty())
            .withBy(logged.map(YoyoFormat::who).orElse(""))
            .withRemarks(isMarked ? List.of(Remark.of(Remark.Kind.MARKED)) : List.of())
            .withCells(cells.shown());
    return cells
        .text("migration_hash")
        .map(hash -> entry.withChecksum(new Checksum("sha256", hash)))
        .orElse(entry);
  }

  private static HistoryEntry goneEntry(long id, Cells cells) {
    return HistoryEntry.bare(
            id, Event.ROLLED_BACK, Version.placed(-1, cells.text("migration_id").orElse("")))
        .withTimes(cells.time("created_at_utc"), Optional.empty())
        .withBy(who(cells))
        .withCells(cells.shown());
  }

  private static String who(Cells cells) {
    String user = cells.text("username").orElse("");
    return cells.text("hostname").map(host -> user + "@" + host).orElse(user);
  }

  private static Blockage blockage(Cells cells) {
    return new Blockage(
        Blockage.Kind.LOCK,
        LOCK,
        Optional.empty(),
        cells.time("ctime"),
        "",
        cells.number("pid"),
        cells.shown());
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new YoyoLedger(table));
  }
}
