package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prisma Migrate: `_prisma_migrations`, a row for each attempt, written before the script and
/// completed after it. A row that is neither finished nor rolled back keeps Prisma from going on.
final class PrismaFormat implements HistoryFormat {
  private static final String TABLE = "_prisma_migrations";
  private static final Signature SIGNATURE =
      Signature.of(
          Tool.PRISMA,
          TABLE,
          "id",
          "checksum",
          "finished_at",
          "migration_name",
          "logs",
          "rolled_back_at",
          "started_at",
          "applied_steps_count");

  @Override
  public Tool tool() {
    return Tool.PRISMA;
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
    ToolTable rows = ToolTable.read(session, table, "rowid");
    List<HistoryEntry> entries = new ArrayList<>();
    List<Blockage> blockages = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      HistoryEntry entry = entry(entries.size() + 1L, cells);
      entries.add(entry);
      if (entry.event() == Event.FAILED) {
        blockages.add(Blockage.failed(table, entry));
      }
    }
    return new Recorded(tool(), table, new Recorded.State.Events(entries), blockages, rows.mark());
  }

  private static HistoryEntry entry(long id, Cells cells) {
    Event event = eventOf(cells);
    Optional<Instant> started = cells.time("started_at");
    Optional<Instant> finished = cells.time("finished_at");
    Optional<Duration> took =
        event == Event.APPLIED
            ? started.flatMap(from -> finished.map(to -> Duration.between(from, to)))
            : Optional.empty();
    HistoryEntry entry =
        HistoryEntry.bare(id, event, Version.placed(-1, cells.text("migration_name").orElse("")))
            .withTimes(event == Event.ROLLED_BACK ? cells.time("rolled_back_at") : started, took)
            .withDetail(cells.text("logs").filter(logs -> !logs.isEmpty()))
            .withRemarks(remarks(event, cells))
            .withCells(cells.shown());
    return cells
        .text("checksum")
        .map(hex -> entry.withChecksum(new Checksum("sha256", hex)))
        .orElse(entry);
  }

  private static Event eventOf(Cells cells) {
    if (!cells.isNull("rolled_back_at")) {
      return Event.ROLLED_BACK;
    }
    if (cells.isNull("finished_at")) {
      return Event.FAILED;
    }
    boolean isMarked =
        cells.number("applied_steps_count").orElse(1) == 0
            && cells.text("finished_at").equals(cells.text("started_at"));
    return isMarked ? Event.STAMPED : Event.APPLIED;
  }

  private static List<Remark> remarks(Event event, Cells cells) {
    return switch (event) {
      case STAMPED -> List.of(Remark.of(Remark.Kind.MARKED));
      case FAILED ->
          List.of(new Remark(Remark.Kind.UNFINISHED, cells.text("applied_steps_count").orElse("")));
      case APPLIED, ROLLED_BACK -> List.of();
    };
  }

  /// Prisma takes a script with the other line ends for the same.
  @Override
  public Recorded beside(MigrationSet migrations, Recorded recorded) {
    if (!(recorded.state() instanceof Recorded.State.Events(List<HistoryEntry> entries))) {
      return recorded;
    }
    List<HistoryEntry> seen =
        entries.stream()
            .map(
                entry ->
                    migrations.migrations().stream()
                        .filter(m -> m.origin().key().equals(entry.version().text()))
                        .filter(m -> isSameWithOtherLineEnds(m, entry))
                        .findFirst()
                        .map(m -> entry.withChecksum(m.checksum()))
                        .orElse(entry))
            .toList();
    return new Recorded(
        recorded.tool(),
        recorded.table(),
        new Recorded.State.Events(seen),
        recorded.blockages(),
        recorded.mark());
  }

  private static boolean isSameWithOtherLineEnds(Migration migration, HistoryEntry entry) {
    String lines = migration.up().sql().replace("\r\n", "\n");
    return entry
        .checksum()
        .filter(
            recorded ->
                recorded.equals(Checksum.sha256(lines))
                    || recorded.equals(Checksum.sha256(lines.replace("\n", "\r\n"))))
        .isPresent();
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new PrismaLedger(table));
  }
}
