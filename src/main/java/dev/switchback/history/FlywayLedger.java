package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes Flyway's rows. Nothing is ever deleted: a roll-back is the row of type `DELETE` with
/// which Flyway's own `repair` says that a migration is no longer applied, and every edition reads
/// it so.
final class FlywayLedger implements Ledger {
  private static final int LONGEST_DESCRIPTION = 200;
  private static final int LONGEST_SCRIPT = 1000;

  private final String table;

  FlywayLedger(String table) {
    this.table = table;
  }

  @Override
  public Tool tool() {
    return Tool.FLYWAY;
  }

  @Override
  public long mark(Session session) {
    return ToolTable.read(session, table, "installed_rank").mark();
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  @Override
  public void prepare(Session session) {
    boolean isThere =
        session.number(
                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
                    + " COLLATE NOCASE",
                table)
            > 0;
    if (isThere) {
      return;
    }
    session.execute(
        "CREATE TABLE "
            + Names.quoted(table)
            + """
             (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )\
            """);
    session.execute(
        "CREATE INDEX "
            + Names.quoted(table + "_s_idx")
            + " ON "
            + Names.quoted(table)
            + " (\"success\")");
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    switch (step.action()) {
      case RUN -> insert(session, step, type(step), facts.took().orElse(Duration.ZERO), 1);
      case STAMP -> insert(session, step, type(step), Duration.ZERO, 1);
      case ROLL_BACK -> insert(session, step, "DELETE", Duration.ZERO, 1);
    }
  }

  /// What failed inside a transaction leaves no row: it was taken back.
  @Override
  public void failed(Session session, PlanStep step, HistoryEntry facts) {
    if (step.leavesTransaction() && step.action() == PlanStep.Action.RUN) {
      insert(session, step, type(step), facts.took().orElse(Duration.ZERO), 0);
    }
  }

  private static String type(PlanStep step) {
    return step.migration().flatMap(m -> m.origin().mark("type")).orElse("SQL");
  }

  private void insert(Session session, PlanStep step, String type, Duration took, int successFlag) {
    boolean isVersioned = step.version().isNumber();
    session.execute(
        "INSERT INTO "
            + Names.quoted(table)
            + " (installed_rank, version, description, type, script, checksum, installed_by,"
            + " execution_time, success) VALUES ((SELECT coalesce(max(installed_rank), 0) + 1 FROM "
            + Names.quoted(table)
            + "), ?, ?, ?, ?, ?, ?, ?, ?)",
        isVersioned ? versionText(step) : null,
        description(step),
        type,
        script(step),
        checksum(step),
        step.migration().map(m -> m.origin()).flatMap(o -> o.mark("installedBy")).orElse(""),
        took.toMillis(),
        successFlag);
  }

  /// As the row says that this one answers, or as the file does.
  private static String versionText(PlanStep step) {
    return cell(step, "version").orElseGet(() -> step.version().text());
  }

  private static String description(PlanStep step) {
    String words = cell(step, "description").orElseGet(step::description);
    return words.length() <= LONGEST_DESCRIPTION
        ? words
        : words.substring(0, LONGEST_DESCRIPTION - 3) + "...";
  }

  private static String script(PlanStep step) {
    String path =
        cell(step, "script")
            .or(() -> step.migration().map(m -> m.origin()).flatMap(o -> o.mark("script")))
            .orElse("");
    return path.length() <= LONGEST_SCRIPT
        ? path
        : "..." + path.substring(path.length() - LONGEST_SCRIPT + 3);
  }

  private static @Nullable Long checksum(PlanStep step) {
    Optional<String> recorded = cell(step, "checksum").filter(value -> !value.equals("NULL"));
    Optional<String> value =
        recorded.or(
            () ->
                step.migration()
                    .map(m -> m.origin())
                    .flatMap(Origin::checksum)
                    .map(checksum -> checksum.value()));
    return value.map(Long::valueOf).orElse(null);
  }

  /// Of the row that is taken back, as `repair` copies it.
  private static Optional<String> cell(PlanStep step, String column) {
    if (step.action() != PlanStep.Action.ROLL_BACK) {
      return Optional.empty();
    }
    Map<String, String> cells = step.entry().map(HistoryEntry::cells).orElse(Map.of());
    return Optional.ofNullable(cells.get(column));
  }
}
