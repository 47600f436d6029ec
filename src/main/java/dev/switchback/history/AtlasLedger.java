package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sql.Script;
import dev.switchback.sqlite.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes the rows of Atlas. A file that runs in a transaction gets its row with it, and none when
/// it fails; one outside of a transaction is noted statement by statement.
final class AtlasLedger implements Ledger {
  private static final int EXECUTE = 2;
  private static final int RESOLVED = 4;

  /// As the facts of a failure tell it.
  private static final Pattern FAILED_STATEMENT = Pattern.compile("\\(statement (\\d+) of \\d+");

  private final String table;
  private final String quoted;
  private final Map<String, Integer> done = new HashMap<>();

  AtlasLedger(String table) {
    this.table = table;
    this.quoted = Names.quoted(table);
  }

  @Override
  public Tool tool() {
    return Tool.ATLAS;
  }

  @Override
  public long mark(Session session) {
    return ToolTable.read(session, table, "version").mark();
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  @Override
  public void prepare(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS `"
            + table.replace("`", "``")
            + "` (`version` text NOT NULL, `description` text NOT NULL,"
            + " `type` integer NOT NULL DEFAULT (2), `applied` integer NOT NULL DEFAULT (0),"
            + " `total` integer NOT NULL DEFAULT (0), `executed_at` datetime NOT NULL,"
            + " `execution_time` integer NOT NULL, `error` text NULL, `error_stmt` text NULL,"
            + " `hash` text NOT NULL, `partial_hashes` json NULL,"
            + " `operator_version` text NOT NULL, PRIMARY KEY (`version`))");
  }

  @Override
  public void begun(Session session, PlanStep step, HistoryEntry facts) {
    if (isNoted(step)) {
      int before = before(step);
      write(session, step, facts, new Progress(before, "", "", hashes(step, before)));
    }
  }

  @Override
  public void statementRun(Session session, PlanStep step, int number, HistoryEntry facts) {
    if (isNoted(step)) {
      int all = before(step) + number;
      done.put(step.version().text(), all);
      write(session, step, facts, new Progress(all, "", "", hashes(step, all)));
    }
  }

  /// How many of its statements an earlier run has done.
  private static int before(PlanStep step) {
    return step.entry().map(HistoryEntry::statementsDone).orElse(0);
  }

  /// The file, of which the step may be what is left.
  private static Script whole(PlanStep step) {
    return before(step) == 0
        ? step.script()
        : step.migration().map(it -> Script.of(it.up().sql())).orElse(step.script());
  }

  private static boolean isNoted(PlanStep step) {
    return step.action() == PlanStep.Action.RUN && step.outsideTransaction().isPresent();
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    switch (step.action()) {
      case RUN ->
          write(
              session, step, facts, new Progress(whole(step).statements().size(), "", "", "null"));
      case STAMP -> stamp(session, step, facts);
      case ROLL_BACK ->
          session.execute("DELETE FROM " + quoted + " WHERE version = ?", step.version().text());
    }
  }

  /// One that stopped half-way keeps its row and is marked as settled.
  private void stamp(Session session, PlanStep step, HistoryEntry facts) {
    long settled =
        session.execute(
            "UPDATE " + quoted + " SET type = ? WHERE version = ?",
            EXECUTE | RESOLVED,
            step.version().text());
    if (settled == 0) {
      insert(session, step, facts, RESOLVED, 0, 0, 0, new Progress(0, "", "", "null"));
    }
  }

  @Override
  public void takenBack(Session session, PlanStep step) {
    if (isNoted(step)) {
      session.execute(
          "DELETE FROM " + quoted + " WHERE version = ? AND applied = 0", step.version().text());
    }
  }

  @Override
  public void failed(Session session, PlanStep step, HistoryEntry facts) {
    if (!isNoted(step)) {
      return;
    }
    String detail = facts.detail().orElse("");
    Matcher statement = FAILED_STATEMENT.matcher(detail);
    Optional<Integer> failed =
        statement.find() ? Optional.of(Integer.parseInt(statement.group(1))) : Optional.empty();
    int applied =
        failed
            .map(number -> before(step) + number - 1)
            .orElseGet(() -> done.getOrDefault(step.version().text(), before(step)));
    String text =
        failed
            .filter(number -> number <= step.script().statements().size())
            .map(number -> AtlasStatements.text(step.script(), number))
            .orElse("");
    write(session, step, facts, new Progress(applied, detail, text, hashes(step, applied)));
  }

  private static String hashes(PlanStep step, int count) {
    return count == 0 ? "null" : AtlasStatements.hashes(whole(step), count);
  }

  /// How far a file came.
  ///
  /// @param hashes of the statements that were run, as JSON
  private record Progress(int applied, String error, String statement, String hashes) {}

  private void write(Session session, PlanStep step, HistoryEntry facts, Progress progress) {
    insert(
        session,
        step,
        facts,
        EXECUTE,
        progress.applied(),
        whole(step).statements().size(),
        facts.took().orElse(Duration.ZERO).toNanos(),
        progress);
  }

  /// Go's driver stores JSON as a blob.
  private void insert(
      Session session,
      PlanStep step,
      HistoryEntry facts,
      int type,
      int applied,
      int total,
      long nanos,
      Progress progress) {
    session.execute(
        "INSERT INTO "
            + quoted
            + " (version, description, type, applied, total, executed_at, execution_time, error,"
            + " error_stmt, hash, partial_hashes, operator_version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version) DO UPDATE SET"
            + " type = excluded.type, applied = excluded.applied, total = excluded.total,"
            + " execution_time = excluded.execution_time, error = excluded.error,"
            + " error_stmt = excluded.error_stmt, hash = excluded.hash,"
            + " partial_hashes = excluded.partial_hashes,"
            + " operator_version = excluded.operator_version",
        step.version().text(),
        step.description(),
        type,
        applied,
        total,
        WebTimes.go(facts.at().orElse(Instant.EPOCH)),
        nanos,
        progress.error(),
        progress.statement(),
        step.migration().map(Migration::checksum).orElseThrow().value(),
        progress.hashes().getBytes(StandardCharsets.UTF_8),
        facts.program());
  }
}
