package dev.switchback.run;

import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.PlanStep;
import dev.switchback.schema.BrokenObject;
import dev.switchback.schema.BrokenObjects;
import dev.switchback.schema.QuotedText;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.schema.TableRows;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Watches a run on a copy, and notes what each migration does.
final class Rehearser implements Witness {
  /// Counting after each migration may take this much longer in all; else it is left out.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DatabaseFile copy;
  private final Clock clock;
  private final Work work;
  private final Situation first;
  private final Duration counting;
  private final FileStamp stamp;
  private final boolean countsEachStep;
  private final List<StepTrial> steps = new ArrayList<>();
  private final List<StepTrial.Quoted> quoted = new ArrayList<>();
  private Situation last;
  private Duration locked = Duration.ZERO;
  private @Nullable Instant lockedSince;
  private Rehearsal.Space space;
  private Optional<Offending> offending = Optional.empty();

  /// A database at one moment.
  record Situation(
      SchemaSnapshot schema,
      Map<String, Long> rows,
      List<BrokenObject> broken,
      Map<String, Long> sequences,
      long bytes) {
    static Situation of(Session session, Map<String, Long> rows) {
      return new Situation(
          SchemaSnapshot.of(session),
          rows,
          BrokenObjects.of(session),
          sequences(session),
          session.number("PRAGMA page_count") * session.number("PRAGMA page_size"));
    }

    private static Map<String, Long> sequences(Session session) {
      boolean there =
          session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'") > 0;
      Map<String, Long> sequences = new TreeMap<>();
      if (there) {
        session
            .query(
                "SELECT name, seq FROM sqlite_sequence WHERE name IS NOT NULL AND seq IS NOT NULL",
                row -> Map.entry(row.text(1), row.number(2)))
            .forEach(entry -> sequences.put(entry.getKey(), entry.getValue()));
      }
      return sequences;
    }
  }

  /// @param before the copy before the run
  /// @param counting how long it took to count it
  /// @param count how many migrations will run
  /// @param stamp of the file it is a copy of
  Rehearser(
      DatabaseFile copy,
      Situation before,
      Duration counting,
      int count,
      FileStamp stamp,
      Clock clock,
      Work work) {
    this.copy = copy;
    this.first = before;
    this.last = before;
    this.counting = counting;
    this.stamp = stamp;
    this.clock = clock;
    this.work = work;
    this.countsEachStep = counting.multipliedBy(count).compareTo(PATIENCE) <= 0;
    this.space = new Rehearsal.Space(before.bytes(), before.bytes(), 0);
  }

  @Override
  public void began(Session session) {
    lockedSince = clock.instant();
  }

  @Override
  public void before(Session session, PlanStep step, SqlStatement statement) {
    boolean resolvesNames =
        switch (statement.kind()) {
          case CREATE, ALTER, INSERT, UPDATE, DELETE, SELECT -> true;
          default -> false;
        };
    if (resolvesNames) {
      QuotedText.in(session, statement.text())
          .forEach(
              name ->
                  quoted.add(new StepTrial.Quoted(name, step.text().fileLine(statement.line()))));
    }
  }

  @Override
  public void refused(Session session, PlanStep step, SqlStatement statement, SqliteResult result) {
    offending = new Offenders(session).of(statement, result);
  }

  @Override
  public void ran(Session session, PlanStep step) {
    Optional<Map<String, Long>> counted =
        countsEachStep ? Optional.of(RowCounts.of(session, work)) : Optional.empty();
    Situation now = Situation.of(session, counted.orElse(last.rows()));
    Optional<List<TableRows>> rows = counted.map(counts -> RowCounts.compare(last.rows(), counts));
    SchemaDiff schema = last.schema().to(now.schema());
    quotedInViews(session, schema, step);
    steps.add(
        new StepTrial(
            step.version(),
            now.schema(),
            schema,
            rows,
            rows.map(tables -> Losses.of(step, tables)).orElse(List.of()),
            BrokenObjects.newIn(last.broken(), now.broken()),
            quoted));
    quoted.clear();
    last = now;
  }

  /// What a view says is looked up only when it is used.
  private void quotedInViews(Session session, SchemaDiff schema, PlanStep step) {
    for (SchemaChange change : schema.changes()) {
      boolean isNew = !(change instanceof SchemaChange.Removed);
      if (isNew && change.object().type() == SchemaObject.Type.VIEW) {
        QuotedText.inView(session, change.object().sql())
            .forEach(name -> quoted.add(new StepTrial.Quoted(name, lineOf(step, change))));
      }
    }
  }

  private static int lineOf(PlanStep step, SchemaChange change) {
    return step.script().statements().stream()
        .filter(statement -> statement.text().contains(change.object().name()))
        .findFirst()
        .map(statement -> step.text().fileLine(statement.line()))
        .orElse(1);
  }

  @Override
  public void committing(Session session) {
    long bytes = session.number("PRAGMA page_count") * session.number("PRAGMA page_size");
    long journal = copy.walBytes() + copy.journalBytes();
    space =
        new Rehearsal.Space(
            space.before(), Math.max(space.after(), bytes), Math.max(space.journal(), journal));
  }

  @Override
  public void ended(Session session) {
    if (lockedSince != null) {
      locked = locked.plus(Duration.between(lockedSince, clock.instant()));
      lockedSince = null;
    }
  }

  Rehearsal seen() {
    return new Rehearsal(
        steps,
        offending,
        locked,
        space,
        Optional.empty(),
        Optional.empty(),
        counting,
        stamp,
        sequences());
  }

  private List<Rehearsal.Sequence> sequences() {
    List<Rehearsal.Sequence> changed = new ArrayList<>();
    TreeSet<String> tables = new TreeSet<>(first.sequences().keySet());
    tables.addAll(last.sequences().keySet());
    for (String table : tables) {
      long before = first.sequences().getOrDefault(table, 0L);
      long after = last.sequences().getOrDefault(table, 0L);
      if (before != after) {
        changed.add(new Rehearsal.Sequence(table, before, after));
      }
    }
    return changed;
  }
}
