package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.failure.SqlFailed;
import dev.switchback.history.Ledger;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.schema.ValueLoss;
import dev.switchback.schema.ValueLosses;
import dev.switchback.sql.Script;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries a plan out on a copy of the real file, and takes it back there.
public final class TryOnCopy {
  /// What is larger is compared by its schema and the number of rows only.
  private static final long COMPARED_BYTES = 1L << 29;

  private final Path workFolder;
  private final Supplier<Ledger> ledgers;
  private final SessionSettings settings;
  private final Duration lockWait;
  private final Performer performer;
  private final Clock clock;

  /// @param workFolder a new folder for the copy; deleted before the report is given back
  /// @param ledgers gives one that writes the history the plan was made for, new for each run
  /// @param settings what somebody decided about sessions of this database
  /// @param lockWait how long to wait for other programs' locks before the copy can be made
  public TryOnCopy(
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

  private record Counted(Rehearser.Situation situation, long mark, Duration took) {
    Map<String, Long> rows() {
      return situation.rows();
    }

    SchemaSnapshot schema() {
      return situation.schema();
    }
  }

  /// Blocks. The file and its companions stay byte for byte as they are.
  ///
  /// Runs the plan, rolls it back, compares, and runs it again.
  ///
  /// @throws Failure when no copy can be made or counted, or when asked to stop
  public TryReport carryOut(DatabaseFile file, Plan plan, Work work) {
    Instant begun = clock.instant();
    try {
      FileStamp stamp = file.stamp();
      DatabaseFile copy = DatabaseFile.of(workFolder.resolve("try.db"));
      work.started(Step.CLONE, file.name());
      new CopyOut(lockWait).copy(file, copy.real(), Step.CLONE, work);
      Optional<Path> untouched = secondCopy(copy, work);
      work.finished(Step.CLONE, file.name(), "");
      Duration cloned = Duration.between(begun, clock.instant());
      Counted before = count(copy, work);
      Rehearser rehearser =
          new Rehearser(
              copy, before.situation(), before.took(), plan.steps().size(), stamp, clock, work);
      RunReport up = run(copy, plan, rehearser, work);
      Counted after = count(copy, work);
      Optional<Plan> back = wayBack(up, after.mark());
      Optional<RunReport> rollBack = back.map(plan2 -> run(copy, plan2, Witness.NONE, work));
      work.cancellation().throwIfRequested("try on a copy");
      boolean wentBack = rollBack.filter(TryOnCopy::isDone).isPresent();
      Counted atLast = rollBack.isPresent() ? count(copy, work) : before;
      Optional<List<ValueLoss>> values =
          wentBack ? untouched.map(path -> compare(copy, path, work)) : Optional.empty();
      Optional<RunReport> again =
          wentBack ? Optional.of(runAgain(copy, plan, atLast, work)) : Optional.empty();
      return new TryReport(
          up,
          RowCounts.compare(before.rows(), after.rows()),
          rollBack,
          rollBack.isPresent() ? before.schema().to(atLast.schema()) : SchemaDiff.NONE,
          RowCounts.compare(before.rows(), atLast.rows()),
          rehearser.seen().with(values, again),
          cloned,
          Duration.between(begun, clock.instant()));
    } finally {
      PrivateFolder.delete(workFolder);
    }
  }

  /// A copy to compare with after the rollback; none when it would be large or there is no room.
  private Optional<Path> secondCopy(DatabaseFile copy, Work work) {
    if (copy.totalBytes() > COMPARED_BYTES
        || PlainFiles.freeBytes(workFolder) < 4 * copy.totalBytes()) {
      return Optional.empty();
    }
    Path second = workFolder.resolve("before.db");
    new CopyOut().copyPlainly(copy, second, work);
    return Optional.of(second);
  }

  private List<ValueLoss> compare(DatabaseFile copy, Path before, Work work) {
    try (Session session = Sessions.forOwn(copy.real())) {
      session.stopOn(work.cancellation());
      return ValueLosses.since(session, before.toString(), work);
    } catch (SqliteError e) {
      throw new SqlFailed(copy.path(), "compare", e.result());
    }
  }

  private RunReport runAgain(DatabaseFile copy, Plan plan, Counted now, Work work) {
    Plan again =
        new Plan(
            plan.target(),
            plan.steps(),
            plan.atomicity(),
            plan.allowed(),
            now.mark(),
            plan.tool(),
            plan.together());
    return run(copy, again, Witness.NONE, work);
  }

  private static boolean isDone(RunReport report) {
    return report.outcome() == RunReport.Outcome.DONE;
  }

  private RunReport run(DatabaseFile copy, Plan plan, Witness witness, Work work) {
    return new MigrationRun(
            copy,
            plan,
            ledgers.get(),
            settings,
            Duration.ofSeconds(5),
            performer,
            clock,
            work.onCopy())
        .carryOut(witness);
  }

  /// The way back of a run: what was run in the opposite order, if each has a down part.
  private static Optional<Plan> wayBack(RunReport up, long mark) {
    Plan plan = up.plan();
    List<PlanStep> done =
        up.steps().stream()
            .filter(step -> step.outcome() == StepReport.Outcome.DONE)
            .map(StepReport::step)
            .toList();
    boolean canGoBack =
        up.outcome() == RunReport.Outcome.DONE
            && done.stream()
                .allMatch(
                    step ->
                        step.action() == PlanStep.Action.RUN
                            && step.migration().flatMap(Migration::down).isPresent());
    if (!canGoBack) {
      return Optional.empty();
    }
    List<PlanStep> steps = done.reversed().stream().map(TryOnCopy::back).toList();
    return Optional.of(
        new Plan(
            new Target.RollBackLast(steps.size()),
            steps,
            plan.atomicity(),
            plan.allowed(),
            mark,
            plan.tool(),
            plan.together()));
  }

  private static PlanStep back(PlanStep step) {
    MigrationText down = step.migration().flatMap(Migration::down).orElseThrow();
    return new PlanStep(
        PlanStep.Action.ROLL_BACK,
        step.version(),
        step.description(),
        down,
        Script.of(down.sql()),
        step.migration(),
        step.entry(),
        down.noTransactionReason());
  }

  private Counted count(DatabaseFile copy, Work work) {
    work.started(Step.COUNT_ROWS, "");
    Instant begun = clock.instant();
    try (Session session = Sessions.forOwn(copy.real())) {
      session.stopOn(work.cancellation());
      Map<String, Long> rows = RowCounts.of(session, work);
      Duration took = Duration.between(begun, clock.instant());
      Counted counted =
          new Counted(Rehearser.Situation.of(session, rows), ledgers.get().mark(session), took);
      work.finished(Step.COUNT_ROWS, "", "");
      return counted;
    } catch (SqliteError e) {
      throw new SqlFailed(copy.path(), "count rows", e.result());
    }
  }
}
