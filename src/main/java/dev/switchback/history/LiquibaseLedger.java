package dev.switchback.history;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes Liquibase's rows. One deployment id for one run.
final class LiquibaseLedger implements Ledger {
  /// What the rows are like: those of this version of Liquibase, where none are there yet.
  private static final String LIKE_VERSION = "4.33.0";

  private static final String WHERE = " WHERE ID = ? AND AUTHOR = ? AND FILENAME = ?";

  private static final int LONGEST_COMMENT = 255;
  private static final long TEN_DIGITS = 10_000_000_000L;

  private final LiquibaseTables tables;
  private Optional<String> deployment = Optional.empty();

  LiquibaseLedger(LiquibaseTables tables) {
    this.tables = tables;
  }

  @Override
  public Tool tool() {
    return Tool.LIQUIBASE;
  }

  @Override
  public long mark(Session session) {
    return tables.mark(session);
  }

  @Override
  public List<String> tables() {
    return List.of(tables.table(), tables.lockTable());
  }

  @Override
  public void prepare(Session session) {
    tables.create(session);
  }

  @Override
  public void lock(Session session, String by) {
    long taken =
        session.execute(
            "UPDATE "
                + Names.quoted(tables.lockTable())
                + " SET LOCKED = 1, LOCKEDBY = ?, LOCKGRANTED = CURRENT_TIMESTAMP"
                + " WHERE ID = 1 AND LOCKED = 0",
            by);
    if (taken != 1) {
      throw new DatabaseBusy(session.file().path(), "run", List.of());
    }
  }

  @Override
  public void unlock(Session session) {
    session.execute(
        "UPDATE "
            + Names.quoted(tables.lockTable())
            + " SET LOCKED = 0, LOCKEDBY = NULL, LOCKGRANTED = NULL WHERE ID = 1");
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    Changed changeset = changed(session, step);
    if (step.action() == PlanStep.Action.ROLL_BACK) {
      session.execute(
          "DELETE FROM " + Names.quoted(tables.table()) + WHERE,
          changeset.id(),
          changeset.author(),
          changeset.path());
      return;
    }
    write(session, changeset, row(session, step, facts), "EXECUTED");
  }

  @Override
  public void markRan(Session session, PlanStep step, HistoryEntry facts) {
    write(session, changed(session, step), row(session, step, facts), "MARK_RAN");
  }

  /// What has a row already is `RERAN`, be it run or marked.
  private void write(Session session, Changed changeset, Row row, String kind) {
    if (rerun(session, changeset, row) == 0) {
      insert(session, changeset, row, kind);
    }
  }

  /// What names a row.
  private record Changed(String id, String author, String path) {}

  /// What a run writes besides.
  private record Row(
      long order,
      String checksum,
      String comment,
      @Nullable String contexts,
      @Nullable String labels,
      String version,
      String deployment) {}

  private long rerun(Session session, Changed changeset, Row row) {
    return session.execute(
        "UPDATE "
            + Names.quoted(tables.table())
            + " SET DATEEXECUTED = CURRENT_TIMESTAMP, ORDEREXECUTED = ?, MD5SUM = ?,"
            + " EXECTYPE = 'RERAN', DEPLOYMENT_ID = ?, COMMENTS = ?, CONTEXTS = ?, LABELS = ?,"
            + " LIQUIBASE = ?, DESCRIPTION = 'sql'"
            + WHERE,
        row.order(),
        row.checksum(),
        row.deployment(),
        row.comment(),
        row.contexts(),
        row.labels(),
        row.version(),
        changeset.id(),
        changeset.author(),
        changeset.path());
  }

  private void insert(Session session, Changed changeset, Row row, String kind) {
    session.execute(
        "INSERT INTO "
            + Names.quoted(tables.table())
            + " (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS,"
            + " EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID)"
            + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?, ?, 'sql', ?, ?, ?, ?, ?, ?)",
        changeset.id(),
        changeset.author(),
        changeset.path(),
        row.order(),
        row.checksum(),
        row.comment(),
        kind,
        row.contexts(),
        row.labels(),
        row.version(),
        row.deployment());
  }

  private Row row(Session session, PlanStep step, HistoryEntry facts) {
    Origin origin = step.migration().orElseThrow().origin();
    String comment = origin.mark("comment").orElse("");
    return new Row(
        session.number(
            "SELECT coalesce(max(ORDEREXECUTED), 0) + 1 FROM " + Names.quoted(tables.table())),
        origin.checksum().orElseThrow().value(),
        comment.length() > LONGEST_COMMENT
            ? comment.substring(0, LONGEST_COMMENT - 3) + "..."
            : comment,
        origin.mark("contexts").orElse(null),
        origin.mark("labels").orElse(null),
        version(session),
        deployment(facts));
  }

  /// That of the newest row: the one that the people here use.
  private String version(Session session) {
    return session
        .first(
            "SELECT LIQUIBASE FROM "
                + Names.quoted(tables.table())
                + " WHERE LIQUIBASE IS NOT NULL ORDER BY ORDEREXECUTED DESC LIMIT 1",
            row -> row.text(1))
        .orElse(LIKE_VERSION);
  }

  /// The last ten digits of the milliseconds since 1970, of the first row of a run.
  private String deployment(HistoryEntry facts) {
    if (deployment.isEmpty()) {
      long millis = facts.at().orElse(Instant.EPOCH).toEpochMilli();
      deployment = Optional.of("%010d".formatted(millis % TEN_DIGITS));
    }
    return deployment.get();
  }

  /// As the row says, where there is one; else as the file does, with the paths of its neighbours.
  private Changed changed(Session session, PlanStep step) {
    Map<String, String> cells = step.entry().map(HistoryEntry::cells).orElse(Map.of());
    Optional<Origin> origin = step.migration().map(m -> m.origin());
    return new Changed(
        Optional.ofNullable(cells.get("ID")).or(() -> origin.flatMap(o -> o.mark("id"))).orElse(""),
        Optional.ofNullable(cells.get("AUTHOR"))
            .or(() -> origin.flatMap(o -> o.mark("author")))
            .orElse(""),
        Optional.ofNullable(cells.get("FILENAME"))
            .orElseGet(() -> path(session, origin.orElse(Origin.NONE))));
  }

  private String path(Session session, Origin origin) {
    String own = origin.mark("file").orElse("");
    if (origin.mark("logicalFilePath").isPresent()) {
      return own;
    }
    List<String> files = origin.mark("files").orElse("").lines().toList();
    List<String> recorded =
        session.query(
            "SELECT DISTINCT FILENAME FROM " + Names.quoted(tables.table()), row -> row.text(1));
    return ChangelogPaths.asRecorded(own, files, recorded);
  }
}
