package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes Prisma's rows: begun, then finished or failed.
///
/// Prisma has no way back: what is rolled back here gets the mark that `prisma migrate resolve
/// --rolled-back` sets, and is pending again for Prisma too.
final class PrismaLedger implements Ledger {
  private final String table;
  private final String quoted;
  private final Map<String, String> begun = new HashMap<>();

  PrismaLedger(String table) {
    this.table = table;
    this.quoted = Names.quoted(table);
  }

  @Override
  public Tool tool() {
    return Tool.PRISMA;
  }

  @Override
  public long mark(Session session) {
    return ToolTable.read(session, table, "rowid").mark();
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  @Override
  public void prepare(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + quoted
            + """
             (
                "id"                    TEXT PRIMARY KEY NOT NULL,
                "checksum"              TEXT NOT NULL,
                "finished_at"           DATETIME,
                "migration_name"        TEXT NOT NULL,
                "logs"                  TEXT,
                "rolled_back_at"        DATETIME,
                "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
            )\
            """);
  }

  @Override
  public void begun(Session session, PlanStep step, HistoryEntry facts) {
    if (step.action() == PlanStep.Action.RUN) {
      String id = UUID.randomUUID().toString();
      insert(session, id, step, null, null, at(facts), 0);
      begun.put(nameOf(step), id);
    }
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    switch (step.action()) {
      case RUN -> finish(session, step, facts);
      case STAMP -> {
        markRolledBack(session, step, facts, "finished_at IS NULL");
        insert(session, newId(), step, at(facts), "", at(facts), 0);
      }
      case ROLL_BACK -> markRolledBack(session, step, facts, "finished_at IS NOT NULL");
    }
  }

  private void finish(Session session, PlanStep step, HistoryEntry facts) {
    Instant end = at(facts).plus(facts.took().orElse(Duration.ZERO));
    @Nullable String id = begun.remove(nameOf(step));
    if (id == null) {
      insert(session, newId(), step, end, null, at(facts), 1);
    } else {
      session.execute(
          "UPDATE "
              + quoted
              + " SET finished_at = ?, applied_steps_count = applied_steps_count + 1 WHERE id = ?",
          time(session, end),
          id);
    }
  }

  @Override
  public void takenBack(Session session, PlanStep step) {
    @Nullable String id = begun.remove(nameOf(step));
    if (id != null) {
      session.execute("DELETE FROM " + quoted + " WHERE id = ?", id);
    }
  }

  @Override
  public void failed(Session session, PlanStep step, HistoryEntry facts) {
    if (step.action() != PlanStep.Action.RUN) {
      return;
    }
    String logs = facts.detail().orElse("");
    @Nullable String id = begun.remove(nameOf(step));
    if (id == null) {
      insert(session, newId(), step, null, logs, at(facts), 0);
    } else {
      session.execute("UPDATE " + quoted + " SET logs = ? WHERE id = ?", logs, id);
    }
  }

  private void markRolledBack(Session session, PlanStep step, HistoryEntry facts, String which) {
    session.execute(
        "UPDATE "
            + quoted
            + " SET rolled_back_at = ? WHERE migration_name = ? AND rolled_back_at IS NULL AND "
            + which,
        time(session, at(facts)),
        nameOf(step));
  }

  private void insert(
      Session session,
      String id,
      PlanStep step,
      @Nullable Instant finished,
      @Nullable String logs,
      Instant started,
      int steps) {
    session.execute(
        "INSERT INTO "
            + quoted
            + " (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        step.migration().map(Migration::checksum).orElseThrow().value(),
        finished == null ? null : time(session, finished),
        nameOf(step),
        logs,
        time(session, started),
        steps);
  }

  /// Prisma's own engine stores milliseconds, its JavaScript drivers text: as the other rows are.
  private Object time(Session session, Instant at) {
    boolean isNumber =
        session
            .first(
                "SELECT typeof(started_at) FROM " + quoted + " ORDER BY rowid LIMIT 1",
                row -> row.text(1))
            .filter("integer"::equals)
            .isPresent();
    return isNumber ? (Object) at.toEpochMilli() : WebTimes.millisWithOffset(at);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String nameOf(PlanStep step) {
    return step.version().text();
  }

  private static Instant at(HistoryEntry facts) {
    return facts.at().orElse(Instant.EPOCH);
  }
}
