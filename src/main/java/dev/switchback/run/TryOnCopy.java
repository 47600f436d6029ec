package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.history.Ledger;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sql.Script;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
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
  private final Path workFolder;
  private final Supplier<Ledger> ledgers;
  private final Performer performer;
  private final Clock clock;

  /// @param workFolder a new folder for the copy; deleted before the report is given back
  /// @param ledgers gives one that writes the history the plan was made for, new for each run
  public TryOnCopy(Path workFolder, Supplier<Ledger> ledgers, Performer performer, Clock clock) {
    this.workFolder = workFolder;
    this.ledgers = ledgers;
    this.performer = performer;
    this.clock = clock;
  }

  private record Counted(SchemaSnapshot schema, Map<String, Long> rows, long mark) {}

  /// Blocks. The file and its companions stay byte for byte as they are.
  ///
  /// @throws Failure when no copy can be made or counted, or when asked to stop
  public TryReport carryOut(DatabaseFile file, Plan plan, Work work) {
    Instant begun = clock.instant();
    try {
      DatabaseFile copy = DatabaseFile.of(workFolder.resolve("try.db"));
      work.started(Step.CLONE, file.name());
      new CopyOut().copy(file, copy.real(), Step.CLONE, work);
      work.finished(Step.CLONE, file.name(), "");
      Duration cloned = Duration.between(begun, clock.instant());
      Counted before = count(copy, work);
      RunReport up = run(copy, plan, work);
      Counted after = count(copy, work);
      Optional<Plan> back = wayBack(up, after.mark());
      Optional<RunReport> rollBack = back.map(plan2 -> run(copy, plan2, work));
      work.cancellation().throwIfRequested("try on a copy");
      Counted atLast = rollBack.isPresent() ? count(copy, work) : before;
      return new TryReport(
          up,
          RowCounts.compare(before.rows(), after.rows()),
          rollBack,
          rollBack.isPresent() ? before.schema().to(atLast.schema()) : SchemaDiff.NONE,
          RowCounts.compare(before.rows(), atLast.rows()),
          cloned,
          Duration.between(begun, clock.instant()));
    } finally {
      PrivateFolder.delete(workFolder);
    }
  }

  private RunReport run(DatabaseFile copy, Plan plan, Work work) {
    Work stoppable =
        new Work(
            work.cancellation().partly(),
            event -> {
              if (!(event instanceof WorkEvent.NoReturn)) {
                work.tell(event);
              }
            });
    return new MigrationRun(
            copy, plan, ledgers.get(), Duration.ofSeconds(5), performer, clock, stoppable)
        .carryOut();
  }

  /// The way back of a run: its steps in the opposite order, if each has a down part.
  private static Optional<Plan> wayBack(RunReport up, long mark) {
    Plan plan = up.plan();
    boolean canGoBack =
        up.outcome() == RunReport.Outcome.DONE
            && plan.steps().stream()
                .allMatch(
                    step ->
                        step.action() == PlanStep.Action.RUN
                            && step.migration().flatMap(Migration::down).isPresent());
    if (!canGoBack) {
      return Optional.empty();
    }
    List<PlanStep> steps = plan.steps().reversed().stream().map(TryOnCopy::back).toList();
    return Optional.of(
        new Plan(
            new Target.RollBackLast(steps.size()),
            steps,
            plan.atomicity(),
            plan.allowed(),
            mark,
            plan.tool()));
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
    try (Session session = Sessions.forOwn(copy.real())) {
      session.stopOn(work.cancellation());
      Counted counted =
          new Counted(
              SchemaSnapshot.of(session), RowCounts.of(session, work), ledgers.get().mark(session));
      work.finished(Step.COUNT_ROWS, "", "");
      return counted;
    } catch (SqliteError e) {
      throw new dev.switchback.failure.SqlFailed(copy.path(), "count rows", e.result());
    }
  }
}
