package dev.switchback.history;

import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the rows of a home-made table as the rows that are there were written.
final class HomeMadeLedger implements Ledger {
  private final Tool tool;
  private final Mapping mapping;
  private final Optional<KnownHomeMade> known;

  /// @param known the kind of table, where it is one whose runner is known
  HomeMadeLedger(Tool tool, Mapping mapping, Optional<KnownHomeMade> known) {
    this.tool = tool;
    this.mapping = mapping;
    this.known = known;
  }

  @Override
  public Tool tool() {
    return tool;
  }

  @Override
  public long mark(Session session) {
    return rows(session).mark();
  }

  @Override
  public List<String> tables() {
    return List.of(mapping.table());
  }

  /// A known table is created where it is missing, as its runner would.
  ///
  /// @throws SqlFailed naming the column, when the table wants a value that nobody knows
  @Override
  public void prepare(Session session) {
    known.ifPresent(
        kind ->
            session.execute("CREATE TABLE IF NOT EXISTS " + bare(mapping.table()) + kind.body()));
    List<HomeMadeColumn> columns = HomeMadeColumn.of(session, mapping.table());
    for (String mapped : mapping.columns()) {
      if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(mapped))) {
        throw new SqlFailed(
            session.file().path(),
            "record the migration",
            new SqliteResult(1, "SQLITE_ERROR", "no such column: " + mapped));
      }
    }
    for (HomeMadeColumn column : columns) {
      if (column.wantsValue() && !mapping.isOf(column.name())) {
        throw unknownValue(session, column.name());
      }
    }
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    ToolTable rows = rows(session);
    VersionForm versions = VersionForm.of(rows, mapping.version());
    delete(session, rows, versions, step);
    if (step.action() != PlanStep.Action.ROLL_BACK) {
      insert(session, new HomeMadeRow(rows, versions, mapping), step, facts, SuccessForm.WENT_WELL);
    }
  }

  /// Only a runner that is known is followed in what it notes of a failure.
  @Override
  public void failed(Session session, PlanStep step, HistoryEntry facts) {
    boolean isNoted = known.filter(KnownHomeMade.NEWEST_VERSION::equals).isPresent();
    if (!isNoted || step.action() != PlanStep.Action.RUN) {
      return;
    }
    ToolTable rows = rows(session);
    VersionForm versions = VersionForm.of(rows, mapping.version());
    delete(session, rows, versions, step);
    insert(session, new HomeMadeRow(rows, versions, mapping), step, facts, SuccessForm.FAILED);
  }

  private ToolTable rows(Session session) {
    return ToolTable.read(session, mapping.table(), "1");
  }

  /// The rows of this migration, known by what is written in them. A table that keeps several for
  /// one migration is a log: of it only what says that the migration is applied is taken away, and
  /// only when it is rolled back.
  private void delete(Session session, ToolTable rows, VersionForm versions, PlanStep step) {
    boolean isLog = !versions.areDifferent();
    boolean isRollBack = step.action() == PlanStep.Action.ROLL_BACK;
    for (Cells row : rows.rows()) {
      boolean isMeant =
          row.text(mapping.version()).filter(text -> versions.isOf(text, step)).isPresent();
      if (isMeant && (!isLog || (isRollBack && wentWell(row)))) {
        delete(session, row);
      }
    }
  }

  private boolean wentWell(Cells row) {
    return mapping
        .success()
        .map(column -> SuccessForm.of(row, column) == SuccessForm.WENT_WELL)
        .orElse(true);
  }

  private void delete(Session session, Cells row) {
    String version = Names.quoted(mapping.version());
    String success = Names.quoted(mapping.success().orElse(mapping.version()));
    session.execute(
        "DELETE FROM "
            + Names.quoted(mapping.table())
            + " WHERE CAST("
            + version
            + " AS TEXT) = ? AND CAST("
            + success
            + " AS TEXT) IS ?",
        row.text(mapping.version()).orElse(null),
        row.text(mapping.success().orElse(mapping.version())).orElse(null));
  }

  private void insert(
      Session session, HomeMadeRow row, PlanStep step, HistoryEntry facts, SuccessForm success) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (HomeMadeColumn column : HomeMadeColumn.of(session, mapping.table())) {
      Optional<Object> value = row.value(column, step, facts, success);
      if (value.isEmpty() && column.wantsValue()) {
        throw unknownValue(session, column.name());
      }
      value.ifPresent(one -> values.put(column.name(), one));
    }
    String names = values.keySet().stream().map(Names::quoted).collect(Collectors.joining(", "));
    String marks = values.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
    session.execute(
        "INSERT INTO " + Names.quoted(mapping.table()) + " (" + names + ") VALUES (" + marks + ")",
        values.values().toArray());
  }

  private SqlFailed unknownValue(Session session, String column) {
    return new SqlFailed(
        session.file().path(),
        "record the migration",
        new SqliteResult(
            1299,
            "SQLITE_CONSTRAINT_NOTNULL",
            "NOT NULL constraint failed: " + mapping.table() + "." + column));
  }

  private static String bare(String name) {
    return name.matches("\\w+") ? name : Names.quoted(name);
  }
}
