package dev.switchback.script;

import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.history.Ledger;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunReport;
import dev.switchback.script.Recording.Entry;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes a plan out as a script: carries it out on a copy of the file and takes down what is run.
public final class ScriptMaking {
  /// More repetitions of one statement nobody reads.
  static final int MOST_REPETITIONS = 500;

  private static final long LARGEST_RUN_TWICE_BYTES = 64L << 20;
  private static final Duration LONGEST_RUN_TWICE = Duration.ofSeconds(5);

  private final Path workFolder;
  private final Supplier<Ledger> ledgers;
  private final SessionSettings settings;
  private final Duration lockWait;
  private final Performer performer;
  private final Clock clock;

  /// @param workFolder a new folder for the copies; deleted before the script is given back
  /// @param ledgers gives one that writes the history the plan was made for, new for each run
  /// @param settings what somebody decided about sessions of this database
  /// @param lockWait how long to wait for other programs' locks before the copy can be made
  public ScriptMaking(
      Path workFolder,
      Supplier<Ledger> ledgers,
      SessionSettings settings,
      Duration lockWait,
      Performer performer,
      Clock clock) {
    this.workFolder = workFolder;
    this.ledgers = ledgers;
    this.settings = settings;
    this.lockWait = lockWait;
    this.performer = performer;
    this.clock = clock;
  }

  private record Looked(List<Part> history, boolean comparable, String version) {}

  /// Blocks. The file and its companions stay byte for byte as they are. A small file is copied and
  /// run twice, at two times, to see which cells depend on the time.
  ///
  /// @throws Failure when no copy can be made, or when asked to stop
  public Scripting make(DatabaseFile file, Plan plan, Work work) {
    for (PlanStep step : plan.steps()) {
      if (step.text().code().isPresent() && step.action() != PlanStep.Action.STAMP) {
        return new NoScript.Program(plan, step);
      }
    }
    try {
      Recording recording = new Recording(plan);
      RunReport report = run(file, plan, recording, "script.db", clock, work);
      if (report.outcome() != RunReport.Outcome.DONE) {
        return new NoScript.FailedOnCopy(report);
      }
      Optional<NoScript> tooOften = repeatedTooOften(plan, recording.entries());
      if (tooOften.isPresent()) {
        return tooOften.get();
      }
      boolean twice =
          file.totalBytes() <= LARGEST_RUN_TWICE_BYTES
              && report.took().compareTo(LONGEST_RUN_TWICE) < 0;
      List<Entry> again = twice ? again(file, plan, work) : List.of();
      return script(file, report, recording.entries(), again);
    } finally {
      PrivateFolder.delete(workFolder);
    }
  }

  private PlanScript script(
      DatabaseFile file, RunReport report, List<Entry> entries, List<Entry> again) {
    Plan plan = report.plan();
    List<String> tables =
        historyStatements(entries).stream()
            .map(Cells::table)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    boolean countsInHeader =
        historyStatements(entries).stream()
            .anyMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("user_version"));
    Looked looked =
        new Looker()
            .lookAsRecovered(
                file,
                session ->
                    new Looked(
                        Checks.history(session, tables, countsInHeader),
                        Checks.canCompareReferences(session),
                        session.text("SELECT sqlite_version()")))
            .value();
    PlanScript.References references = references(plan, looked.comparable() && canCompareAfter());
    Writing writing =
        new Writing(
            entries,
            again,
            report.steps(),
            looked.history(),
            references == PlanScript.References.COMPARED);
    return new PlanScript(
        plan,
        writing.parts(),
        clock.instant(),
        writing.isCompared() ? PlanScript.Timeliness.NAMED : PlanScript.Timeliness.NOT_COMPARED,
        references,
        looked.version(),
        report.hoisted(),
        report.took());
  }

  private boolean canCompareAfter() {
    return new Looker()
        .look(DatabaseFile.of(workFolder.resolve("script.db")), Checks::canCompareReferences)
        .value();
  }

  private static PlanScript.References references(Plan plan, boolean comparable) {
    if (plan.allowed().contains(Allowance.FOREIGN_KEYS)) {
      return PlanScript.References.ALLOWED;
    }
    return comparable ? PlanScript.References.COMPARED : PlanScript.References.NOT_COMPARABLE;
  }

  private static List<String> historyStatements(List<Entry> entries) {
    return entries.stream()
        .filter(Recording.Ran.class::isInstance)
        .map(Recording.Ran.class::cast)
        .filter(Recording.Ran::ofHistory)
        .map(Recording.Ran::sql)
        .toList();
  }

  /// The same at another time.
  private List<Entry> again(DatabaseFile file, Plan plan, Work work) {
    Recording recording = new Recording(plan);
    RunReport report = run(file, plan, recording, "again.db", new TickingClock(clock), work);
    return report.outcome() == RunReport.Outcome.DONE ? recording.entries() : List.of();
  }

  private RunReport run(
      DatabaseFile file, Plan plan, Recording recording, String name, Clock time, Work work) {
    DatabaseFile copy = DatabaseFile.of(workFolder.resolve(name));
    work.started(Step.CLONE, file.name());
    new CopyOut(lockWait).copy(file, copy.real(), Step.CLONE, work);
    work.finished(Step.CLONE, file.name(), "");
    Work onCopy = work.onCopy();
    Work heard =
        new Work(
            onCopy.cancellation(),
            event -> {
              recording.hear(event);
              onCopy.tell(event);
            });
    RunReport report =
        new MigrationRun(
                copy,
                plan,
                new RecordedLedger(ledgers.get(), recording),
                settings,
                Duration.ofSeconds(5),
                performer,
                time,
                heard)
            .carryOut(recording);
    if (work.cancellation().isRequested()) {
      throw new OperationCancelled("script");
    }
    return report;
  }

  private static Optional<NoScript> repeatedTooOften(Plan plan, List<Entry> entries) {
    Optional<PlanStep> step = Optional.empty();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Recording.StepBegun(PlanStep begun)) {
        step = Optional.of(begun);
      }
      if (step.isPresent()
          && entries.get(i) instanceof Recording.StatementBegun(int number, int line)) {
        int times = Writing.repetitions(entries, i);
        if (times > MOST_REPETITIONS) {
          return Optional.of(new NoScript.RepeatedTooOften(plan, step.get(), number, line, times));
        }
      }
    }
    return Optional.empty();
  }
}
