package dev.switchback.history;

import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Moves the heads as Alembic does: a revision takes the place of those it stands on, and gives it
/// back to them unless something else still stands there.
final class AlembicLedger implements Ledger {
  private final String table;

  AlembicLedger(String table) {
    this.table = table;
  }

  @Override
  public Tool tool() {
    return Tool.ALEMBIC;
  }

  @Override
  public long mark(Session session) {
    return RowOrder.read(session, table).mark();
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  @Override
  public void prepare(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Names.quoted(table)
            + " (version_num VARCHAR(32) NOT NULL, CONSTRAINT "
            + Names.quoted(table + "_pkc")
            + " PRIMARY KEY (version_num))");
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    Origin.Lineage lineage =
        step.migration().map(Migration::origin).map(Origin::lineage).orElse(Origin.Lineage.NONE);
    String own =
        step.migration()
            .map(migration -> migration.origin().key())
            .filter(key -> !key.isEmpty())
            .orElseGet(() -> step.version().text());
    switch (step.action()) {
      case RUN, STAMP -> arrive(session, own, lineage);
      case ROLL_BACK -> leave(session, own, lineage);
    }
  }

  private void arrive(Session session, String own, Origin.Lineage lineage) {
    Set<String> heads = heads(session);
    List<String> replaced = lineage.standsOn().stream().filter(heads::contains).toList();
    if (replaced.isEmpty()) {
      insert(session, own);
      return;
    }
    replaced.subList(0, replaced.size() - 1).forEach(head -> delete(session, head));
    update(session, replaced.getLast(), own);
  }

  private void leave(Session session, String own, Origin.Lineage lineage) {
    Set<String> heads = heads(session);
    List<String> below = lineage.standsOn();
    List<String> uncovered =
        below.stream()
            .filter(
                key ->
                    Stream.concat(heads.stream(), below.stream())
                        .filter(other -> !other.equals(own))
                        .noneMatch(other -> standsOn(other, key, heads, lineage)))
            .toList();
    if (uncovered.isEmpty()) {
      delete(session, own);
      return;
    }
    uncovered.subList(0, uncovered.size() - 1).forEach(head -> insert(session, head));
    update(session, own, uncovered.getLast());
  }

  private static boolean standsOn(
      String other, String key, Set<String> heads, Origin.Lineage lineage) {
    boolean isHead = other.equals(key) && heads.contains(key);
    return isHead || lineage.beside().getOrDefault(key, Set.of()).contains(other);
  }

  private Set<String> heads(Session session) {
    return session
        .query("SELECT version_num FROM " + Names.quoted(table), row -> row.text(1))
        .stream()
        .collect(Collectors.toSet());
  }

  private void insert(Session session, String head) {
    session.execute("INSERT INTO " + Names.quoted(table) + " (version_num) VALUES (?)", head);
  }

  private void update(Session session, String from, String to) {
    session.execute(
        "UPDATE " + Names.quoted(table) + " SET version_num = ? WHERE version_num = ?", to, from);
    requireOne(session, from);
  }

  private void delete(Session session, String head) {
    session.execute("DELETE FROM " + Names.quoted(table) + " WHERE version_num = ?", head);
    requireOne(session, head);
  }

  /// Alembic refuses, too, when what it changes isn't exactly one head.
  private void requireOne(Session session, String head) {
    if (session.number("SELECT changes()") != 1) {
      throw new SqlFailed(
          session.file().path(),
          "run",
          new SqliteResult(1, "SQLITE_ERROR", head + " is not exactly one head in " + table));
    }
  }
}
