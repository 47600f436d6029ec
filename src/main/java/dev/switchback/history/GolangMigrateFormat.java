package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// golang-migrate (v4): one row, the position, and whether the step to it was ended. No row is
/// before the first migration.
final class GolangMigrateFormat implements HistoryFormat {
  private static final Signature SIGNATURE =
      Signature.of(Tool.GOLANG_MIGRATE, "schema_migrations", "version", "dirty");
  private static final long BEFORE_THE_FIRST = -1;

  @Override
  public Tool tool() {
    return Tool.GOLANG_MIGRATE;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return SIGNATURE.find(tables, this::fits);
  }

  @Override
  public boolean fits(Tables.Table table) {
    return SIGNATURE.isOf(table)
        && Signature.isDeclared(table, "version", ".*int.*")
        && Signature.isDeclared(table, "dirty", "bool.*");
  }

  @Override
  public String usualTable() {
    return SIGNATURE.usualTable();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "version");
    Optional<Cells> row = rows.rows().stream().findFirst();
    Optional<Version> version = row.flatMap(cells -> cells.text("version")).flatMap(Version::parse);
    List<Blockage> blockages =
        row.filter(GolangMigrateFormat::isDirty).map(it -> dirty(table, version, it)).stream()
            .toList();
    Recorded.State state =
        version.isPresent()
            ? new Recorded.State.Position(entry(version.get(), row.orElseThrow()))
            : new Recorded.State.Events(List.of());
    return new Recorded(tool(), table, state, blockages, rows.mark());
  }

  private static boolean isDirty(Cells cells) {
    return cells.isTrue("dirty");
  }

  private static Blockage dirty(String table, Optional<Version> version, Cells cells) {
    return new Blockage(
        Blockage.Kind.DIRTY,
        table,
        version,
        Optional.empty(),
        "",
        OptionalLong.empty(),
        cells.shown());
  }

  /// A dirty position wasn't reached: SQLite took back what the step had done.
  private static HistoryEntry entry(Version version, Cells cells) {
    HistoryEntry entry =
        HistoryEntry.bare(1, isDirty(cells) ? Event.FAILED : Event.APPLIED, version)
            .withCells(cells.shown());
    return isDirty(cells) ? entry.withRemarks(List.of(Remark.of(Remark.Kind.DIRTY))) : entry;
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new GolangMigrateLedger(table));
  }

  private static final class GolangMigrateLedger implements Ledger {
    private final String table;
    private long before = BEFORE_THE_FIRST;

    GolangMigrateLedger(String table) {
      this.table = table;
    }

    @Override
    public Tool tool() {
      return Tool.GOLANG_MIGRATE;
    }

    @Override
    public long mark(Session session) {
      return ToolTable.read(session, table, "version").mark();
    }

    @Override
    public void prepare(Session session) {
      session.execute(
          "CREATE TABLE IF NOT EXISTS " + ToolNames.bare(table) + " (version uint64,dirty bool)");
      session.execute(
          "CREATE UNIQUE INDEX IF NOT EXISTS version_unique ON "
              + ToolNames.bare(table)
              + " (version)");
    }

    /// The position it goes to, dirty; one that is only recorded is set at once.
    @Override
    public void begun(Session session, PlanStep step, HistoryEntry facts) {
      if (step.action() != PlanStep.Action.STAMP) {
        before =
            ToolTable.read(session, table, "version").rows().stream()
                .findFirst()
                .flatMap(row -> row.text("version"))
                .map(Long::parseLong)
                .orElse(BEFORE_THE_FIRST);
        write(session, targetOf(step), 1);
      }
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      write(session, targetOf(step), 0);
    }

    @Override
    public void takenBack(Session session, PlanStep step) {
      if (step.action() != PlanStep.Action.STAMP) {
        write(session, before, 0);
      }
    }

    private static long targetOf(PlanStep step) {
      return switch (step.action()) {
        case RUN, STAMP -> step.version().number().longValueExact();
        case ROLL_BACK ->
            step.migration()
                .flatMap(migration -> migration.origin().mark(Origin.PREVIOUS))
                .map(Long::parseLong)
                .orElseThrow(
                    () -> new IllegalStateException("Nobody knows what is before " + step));
      };
    }

    private void write(Session session, long position, long dirty) {
      session.execute("DELETE FROM " + Names.quoted(table));
      if (position > BEFORE_THE_FIRST || dirty != 0) {
        session.execute(
            "INSERT INTO " + Names.quoted(table) + " (version, dirty) VALUES (?, ?)",
            position,
            dirty);
      }
    }
  }
}
