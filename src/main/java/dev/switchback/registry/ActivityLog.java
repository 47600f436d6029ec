package dev.switchback.registry;

import dev.switchback.sqlite.ProcessMark;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The journal of operations, in the catalogue: each is written down before it begins, and again at
/// each step, so that one that was cut off can be recognised.
public final class ActivityLog {
  private static final String COLUMNS =
      """
      SELECT id, file, database_name, kind, subject, surface, started_at, ended_at, outcome,
        summary, safety_copy, report FROM activity
      """;

  private final Catalogue catalogue;
  private final Clock clock;
  private final Activity.Surface surface;
  private final Map<Long, StepRecorder> recorders = new ConcurrentHashMap<>();

  public ActivityLog(Catalogue catalogue, Clock clock, Activity.Surface surface) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.surface = surface;
  }

  /// Writes down that an operation begins.
  ///
  /// @param historyMark what told the database's state before it, negative when it couldn't be read
  /// @param note what has to be known of it when it is cut off; its report takes this place
  /// @return its id
  public long begin(
      Path file,
      String databaseName,
      Activity.Kind kind,
      String subject,
      long historyMark,
      String note) {
    ProcessHandle own = ProcessHandle.current();
    return catalogue.write(
        session -> {
          session.execute(
              """
              INSERT INTO activity (file, database_name, kind, subject, surface, started_at, outcome,
                summary, report, process_id, process_started_at, history_mark)
              VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', '', ?, ?, ?, ?)
              """,
              file.toString(),
              databaseName,
              kind.name(),
              subject,
              surface.name(),
              clock.instant().toString(),
              note,
              own.pid(),
              startOf(own),
              historyMark);
          return session.number("SELECT last_insert_rowid()");
        });
  }

  /// Passes every event on, and writes down the steps.
  public Work recording(long id, Work work) {
    StepRecorder recorder = new StepRecorder(catalogue, clock, id);
    recorders.put(id, recorder);
    return new Work(
        work.cancellation(),
        event -> {
          recorder.hear(event);
          work.tell(event);
        });
  }

  public void safetyCopy(long id, long backup) {
    catalogue.write(
        session -> session.execute("UPDATE activity SET safety_copy = ? WHERE id = ?", backup, id));
  }

  /// Writes down how it ended, unless that has been written down already: two programs that start
  /// at once both find what a third one left.
  ///
  /// @param rowsAfter rows per table right after it, and `stampAfter` the file's stamp: an undo
  ///     compares with them
  public void end(
      long id,
      Activity.Outcome outcome,
      String summary,
      String report,
      Optional<String> stampAfter,
      Map<String, Long> rowsAfter) {
    Optional.ofNullable(recorders.remove(id)).ifPresent(StepRecorder::write);
    catalogue.write(
        session -> {
          rowsAfter.forEach(
              (table, count) ->
                  session.execute(
                      "INSERT OR REPLACE INTO activity_rows VALUES (?, ?, ?)", id, table, count));
          return session.execute(
              """
              UPDATE activity SET ended_at = ?, outcome = ?, summary = ?, report = ?, stamp_after = ?
              WHERE id = ? AND outcome = 'RUNNING'
              """,
              clock.instant().toString(),
              outcome.name(),
              summary,
              report,
              stampAfter.orElse(null),
              id);
        });
  }

  /// Writes down which operation an undo or a redo is about.
  public void about(long id, long other) {
    catalogue.write(
        session -> session.execute("UPDATE activity SET about = ? WHERE id = ?", other, id));
  }

  /// The operation that an undo or a redo is about.
  public OptionalLong aboutOf(long id) {
    return catalogue.read(
        session ->
            session
                .first("SELECT about FROM activity WHERE id = ?", row -> row.numberOrNone(1), id)
                .orElse(OptionalLong.empty()));
  }

  /// Writes down that an operation was undone, or, after that, that it was redone. Saying so again
  /// changes nothing.
  public void mark(long id, UndoPlan.Direction direction) {
    catalogue.write(
        session ->
            switch (direction) {
              case UNDO ->
                  session.execute(
                      """
                      UPDATE activity SET outcome_before_undo = outcome, outcome = 'UNDONE'
                      WHERE id = ? AND outcome <> 'UNDONE'
                      """,
                      id);
              case REDO ->
                  session.execute(
                      """
                      UPDATE activity SET outcome = coalesce(outcome_before_undo, 'DONE')
                      WHERE id = ? AND outcome = 'UNDONE'
                      """,
                      id);
            });
  }

  /// Newest first, with their steps.
  public List<Activity> newest(Optional<Path> file, int limit) {
    return catalogue.read(
        session ->
            file.map(
                    of ->
                        session.query(
                            COLUMNS + "WHERE file = ? ORDER BY id DESC LIMIT ?",
                            row -> activity(session, row),
                            of.toString(),
                            limit))
                .orElseGet(
                    () ->
                        session.query(
                            COLUMNS + "ORDER BY id DESC LIMIT ?",
                            row -> activity(session, row),
                            limit)));
  }

  /// What was kept of the moment right after an operation.
  public record After(Optional<String> stamp, SortedMap<String, Long> rows) {}

  public After after(long id) {
    return catalogue.read(
        session -> {
          SortedMap<String, Long> rows = new TreeMap<>();
          session
              .query(
                  "SELECT table_name, row_count FROM activity_rows WHERE activity_id = ?",
                  row -> Map.entry(row.text(1), row.number(2)),
                  id)
              .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
          return new After(
              session
                  .first("SELECT stamp_after FROM activity WHERE id = ?", r -> r.textOrNone(1), id)
                  .flatMap(stamp -> stamp),
              rows);
        });
  }

  /// An operation whose process is gone.
  public record CutOff(Activity activity, long historyMark) {}

  /// One operation, where it is written down as running.
  public Optional<CutOff> running(long id) {
    Optional.ofNullable(recorders.remove(id)).ifPresent(StepRecorder::write);
    return running().stream()
        .filter(it -> it.activity().id() == id)
        .map(it -> new CutOff(it.activity(), it.mark()))
        .findFirst();
  }

  private record Running(Activity activity, long mark, long process, String startedAt) {}

  private List<Running> running() {
    return catalogue.read(
        session ->
            session.query(
                COLUMNS.replace(
                        "FROM activity",
                        ", history_mark, process_id, process_started_at FROM activity")
                    + "WHERE outcome = 'RUNNING' ORDER BY id",
                row ->
                    new Running(
                        activity(session, row), row.number(13), row.number(14), row.text(15))));
  }

  /// Operations that are written down as running, but whose process is gone.
  public List<CutOff> cutOff() {
    return running().stream()
        .filter(it -> !isAlive(it.process(), it.startedAt()))
        .map(it -> new CutOff(it.activity(), it.mark()))
        .toList();
  }

  private static boolean isAlive(long process, String startedAt) {
    long started = startedAt.isEmpty() ? 0 : Instant.parse(startedAt).getEpochSecond();
    return new ProcessMark(process, started).isAlive();
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static Activity activity(Session session, Row row) {
    long id = row.number(1);
    List<Activity.StepRecord> steps =
        session.query(
            "SELECT step, subject, detail, at FROM activity_step WHERE activity_id = ? ORDER BY"
                + " number",
            step ->
                new Activity.StepRecord(
                    Step.valueOf(step.text(1)), step.text(2), step.text(3), step.instant(4)),
            id);
    OptionalLong safetyCopy = row.numberOrNone(11);
    return new Activity(
        id,
        Path.of(row.text(2)),
        row.text(3),
        Activity.Kind.valueOf(row.text(4)),
        row.text(5),
        Activity.Surface.valueOf(row.text(6)),
        row.instant(7),
        row.textOrNone(8).map(Instant::parse),
        Activity.Outcome.valueOf(row.text(9)),
        row.text(10),
        safetyCopy,
        steps,
        row.text(12));
  }
}
