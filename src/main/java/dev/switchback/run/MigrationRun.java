package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.health.ForeignKeys;
import dev.switchback.history.Histories;
import dev.switchback.history.Ledger;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Batches;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sql.ForeignKeysPragma;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqlRecorder;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries a plan out on a file, and decides nothing. Takes no safety copy: that is for [SafeRun].
///
/// One instance carries out one plan, on one thread.
public final class MigrationRun {
  private static final long NEVER = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// With all tables looked at, as for a connection that has asked none of them anything
  /// (sqlite.org/pragma.html#pragma_optimize).
  private static final String OPTIMIZE = "PRAGMA optimize=0x10002";

  private final DatabaseFile file;
  private final Plan plan;
  private final Duration lockWait;
  private final Ledger ledger;
  private final SessionSettings settings;
  private final Facts facts;
  private final Clock clock;
  private final Work work;

  private final StepLog log;
  private ForeignKeys.Result before = new ForeignKeys.Result(List.of(), List.of());
  private ForeignKeys.Result compared = before;
  private long versionCompared = NEVER;
  private long mark;
  private boolean enforcing;
  private int hoisted;
  private Witness witness = Witness.NONE;
  private SqlRecorder recorder = SqlRecorder.NOBODY;

  /// On Switchback's own history.
  public MigrationRun(
      DatabaseFile file,
      Plan plan,
      Duration lockWait,
      Performer performer,
      Clock clock,
      Work work) {
    this(
        file, plan, Histories.ownLedger(), SessionSettings.USUAL, lockWait, performer, clock, work);
  }

  /// @param ledger writes the history that the plan was made for
  /// @param settings what somebody decided about sessions of this database
  public MigrationRun(
      DatabaseFile file,
      Plan plan,
      Ledger ledger,
      SessionSettings settings,
      Duration lockWait,
      Performer performer,
      Clock clock,
      Work work) {
    this.file = file;
    this.plan = plan;
    this.settings = settings;
    this.lockWait = lockWait;
    this.ledger = ledger;
    this.facts = new Facts(performer);
    this.clock = clock;
    this.work = work;
    this.log = new StepLog(plan.steps());
    this.mark = plan.historyMark();
  }

  /// Carries the plan out. Blocks. Writes to the file, in transactions as the plan says.
  ///
  /// Always returns a report: nothing that happens to the database is thrown.
  public RunReport carryOut() {
    return carryOut(Witness.NONE);
  }

  /// The same, telling `told` every statement that is run, transactions and rows of the history
  /// included.
  public RunReport carryOut(SqlRecorder told) {
    recorder = told;
    return carryOut(Witness.NONE);
  }

  /// The same; commits nothing that isn't as `promise` says, unless the plan allows surprises.
  public RunReport carryOut(Promise promise) {
    return plan.allowed().contains(Allowance.SURPRISES)
        ? carryOut()
        : carryOut(new PromiseKeeper(promise, file.stamp(), work));
  }

  RunReport carryOut(Witness watching) {
    witness = watching;
    Instant begun = clock.instant();
    if (plan.isEmpty()) {
      return report(RunReport.Outcome.NOTHING_TO_DO, Optional.empty(), SchemaDiff.NONE, begun);
    }
    Optional<RunFailure> failure = Optional.empty();
    boolean cancelled = false;
    SchemaDiff schema = SchemaDiff.NONE;
    FileStamp identity = file.stamp();
    try (Session session = Sessions.forMigrating(file, lockWait, work, settings)) {
      session.stopOn(work.cancellation());
      session.recordTo(recorder);
      SchemaSnapshot schemaBefore = schemaBefore(session);
      session.waitForNobody();
      try {
        carryOut(session, identity);
      } catch (Stop stop) {
        failure = Optional.of(stop.failure());
      } catch (OperationCancelled e) {
        cancelled = true;
      } catch (Failure e) {
        failure = Optional.of(new RunFailure.Stopped(e));
      } catch (SqliteError e) {
        failure = Optional.of(new RunFailure.Stopped(session.failure("run", e)));
      }
      session.stopOnNothing();
      cancelled |= failure.filter(this::isCancellation).isPresent();
      if (cancelled) {
        failure = Optional.empty();
      }
      session.rollback();
      witness.ended(session);
      failure.ifPresent(reason -> recordFailure(session, reason));
      if (!cancelled && failure.isEmpty()) {
        optimize(session);
      }
      schema = changed(session, schemaBefore);
    } catch (OperationCancelled e) {
      cancelled = true;
    } catch (Failure e) {
      failure = failure.or(() -> Optional.of(new RunFailure.Stopped(e)));
    } catch (SqliteError e) {
      failure =
          failure.or(
              () ->
                  Optional.of(
                      new RunFailure.Stopped(new SqlFailed(file.path(), "run", e.result()))));
    }
    return report(outcome(failure, cancelled), failure, schema, begun);
  }

  private void carryOut(Session session, FileStamp identity) {
    if (plan.atomicity() == Atomicity.AS_THE_TOOL) {
      carryOutAsTheTool(session);
      return;
    }
    List<List<PlanStep>> batches = batches();
    for (int i = 0; i < batches.size(); i++) {
      carryOut(session, batches.get(i), identity, i == batches.size() - 1);
    }
  }

  private void carryOutAsTheTool(Session session) {
    ToolRun run =
        new ToolRun(session, plan, ledger, settings, lockWait, log, facts, clock, work, witness);
    try {
      run.carryOut();
    } catch (Stop stop) {
      takeBack(session);
      noteAsTheTool(run, stop.failure());
      closeAfter(run, stop);
      throw stop;
    } catch (OperationCancelled cancelled) {
      takeBack(session);
      noteTakenBack(run);
      closeAfter(run, cancelled);
      throw cancelled;
    } catch (RuntimeException | Error fault) {
      takeBack(session);
      closeAfter(run, fault);
      throw fault;
    }
    session.stopOnNothing();
    run.close();
  }

  private static void takeBack(Session session) {
    session.stopOnNothing();
    session.rollback();
  }

  /// That the tool's lock can't be given back is the smaller trouble: what stopped the run is told.
  private static void closeAfter(ToolRun run, Throwable reason) {
    try {
      run.close();
    } catch (Failure | SqliteError stillLocked) {
      reason.addSuppressed(stillLocked);
    }
  }

  /// The failure itself is what is told, also when it can't be noted.
  private void noteAsTheTool(ToolRun run, RunFailure failure) {
    if (isCancellation(failure)
        || failure instanceof RunFailure.ForeignKeysBroken
        || failure instanceof RunFailure.Surprised) {
      noteTakenBack(run);
      return;
    }
    try {
      log.failedStep().ifPresent(step -> run.recordFailure(step, failure));
    } catch (Failure | SqliteError notPossible) {
      // Then the history stays as a crash of the tool would have left it.
    }
  }

  private void noteTakenBack(ToolRun run) {
    try {
      run.takeBack();
    } catch (Stop | Failure | SqliteError notPossible) {
      // Then the history stays as a crash of the tool would have left it.
    }
  }

  private boolean isCancellation(RunFailure failure) {
    return switch (failure) {
      case RunFailure.StatementFailed statement ->
          statement.result().primaryCode() == 9 && work.cancellation().isRequested();
      case RunFailure.Stopped stopped -> stopped.failure() instanceof OperationCancelled;
      case RunFailure.ForeignKeysBroken broken -> false;
      case RunFailure.Surprised surprised -> false;
      case RunFailure.NamesUnknown unknown -> false;
      case RunFailure.HistoryChanged history -> false;
      case RunFailure.NoSafetyCopy none -> false;
      case RunFailure.TransactionEnded ended -> false;
      case RunFailure.PreconditionUnmet unmet -> false;
      case RunFailure.CodeFailed code -> false;
    };
  }

  private static SchemaSnapshot schemaBefore(Session session) {
    try {
      return SchemaSnapshot.of(session);
    } catch (SqliteError e) {
      throw session.failure("run", e);
    }
  }

  /// Keeps what SQLite learned of the tables for its next plans. Only advice: where somebody has
  /// the file locked, it is left out, and the step says so.
  private void optimize(Session session) {
    if (settings.afterwards() == SessionSettings.Afterwards.NOTHING) {
      return;
    }
    work.started(Step.OPTIMIZE, "");
    try {
      session.waitForLocks(lockWait, Work.quiet());
      session.execute(OPTIMIZE);
      work.finished(Step.OPTIMIZE, "", "");
    } catch (SqliteError locked) {
      session.rollback();
      work.finished(Step.OPTIMIZE, "", locked.result().message());
    }
  }

  /// What is done is done: when somebody locks the file right after it, nobody can compare, and
  /// that is no failure of the run.
  private SchemaDiff changed(Session session, SchemaSnapshot schemaBefore) {
    try {
      session.waitForLocks(lockWait, Work.quiet());
      return schemaBefore.to(SchemaSnapshot.of(session));
    } catch (SqliteError locked) {
      return SchemaDiff.NONE;
    }
  }

  /// Steps that share a transaction, in order. One that leaves transactions stands alone.
  private List<List<PlanStep>> batches() {
    List<List<PlanStep>> batches = new ArrayList<>();
    List<PlanStep> open = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      boolean alone = step.leavesTransaction() || plan.atomicity() == Atomicity.EACH_ON_ITS_OWN;
      if (alone && !open.isEmpty()) {
        batches.add(List.copyOf(open));
        open.clear();
      }
      open.add(step);
      if (alone) {
        batches.add(List.copyOf(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      batches.add(List.copyOf(open));
    }
    return batches;
  }

  private void carryOut(Session session, List<PlanStep> batch, FileStamp identity, boolean isLast) {
    if (batch.getFirst().leavesTransaction()) {
      carryOutUnprotected(session, batch.getFirst());
      return;
    }
    setForeignKeys(session, batch);
    begin(session);
    List<PlanStep> recorded = new ArrayList<>();
    List<HistoryEntry> entries = new ArrayList<>();
    for (PlanStep step : batch) {
      Instant begun = clock.instant();
      Admission admission = admission(session, step);
      if (admission == Admission.SKIP) {
        continue;
      }
      announce(step);
      if (admission == Admission.RUN && step.action() != PlanStep.Action.STAMP) {
        runStatements(session, step, true);
        witness.ran(session, step);
      }
      Duration took = Duration.between(begun, clock.instant());
      HistoryEntry entry = facts.of(step, begun, took);
      record(session, step, entry, admission);
      recorded.add(step);
      entries.add(entry);
      log.done(step, took);
      work.finished(workStep(step), step.title(), "");
    }
    compareForeignKeys(session);
    if (file.stamp().isAnotherFileThan(identity)) {
      throw new FileReplaced(file.path(), "run");
    }
    long newMark = ledger.mark(session);
    witness.committing(session);
    commit(session, isLast);
    witness.ended(session);
    log.committed();
    mark = newMark;
    if (!plan.tool().isOwn()) {
      noteCommitted(session, recorded, entries);
    }
  }

  private void record(Session session, PlanStep step, HistoryEntry entry, Admission admission) {
    if (admission == Admission.MARK) {
      ledger.markRan(session, step, entry);
    } else {
      ledger.record(session, step, entry);
    }
  }

  /// Off, unless the settings want them enforced and none of the files switches them off for
  /// itself: inside a transaction SQLite would ignore that, and a rebuild would delete rows.
  private void setForeignKeys(Session session, List<PlanStep> batch) {
    boolean on =
        settings.foreignKeys() == SessionSettings.ForeignKeys.ON
            && batch.stream()
                .flatMap(step -> step.script().statements().stream())
                .noneMatch(ForeignKeysPragma::isSetBy);
    if (on != enforcing) {
      session.set("foreign_keys", on ? "1" : "0");
      enforcing = on;
    }
  }

  /// What the tool writes only after its commit. It is a detail of rows that stand already: when
  /// somebody locks the file right then, they stay as the tool itself would leave them.
  private void noteCommitted(Session session, List<PlanStep> batch, List<HistoryEntry> entries) {
    try {
      session.beginImmediate(lockWait, Work.quiet());
      for (int i = 0; i < batch.size(); i++) {
        ledger.committed(session, batch.get(i), entries.get(i));
      }
      mark = ledger.mark(session);
      session.commit(lockWait, Work.quiet());
    } catch (Failure | SqliteError locked) {
      session.rollback();
    }
  }

  /// Whether the step may be run here and now: what it asks for holds, and its program agrees.
  private Admission admission(Session session, PlanStep step) {
    Admission asked = Admission.of(session, step, log);
    Optional<String> reason =
        asked == Admission.RUN ? notApplicable(session, step) : Optional.empty();
    reason.ifPresent(why -> log.skipped(step, why));
    return reason.isPresent() ? Admission.SKIP : asked;
  }

  private Optional<String> notApplicable(Session session, PlanStep step) {
    return step.text()
        .code()
        .filter(code -> step.action() == PlanStep.Action.RUN)
        .flatMap(code -> new CodeRunner(session, log, clock, work).notApplicable(step, code));
  }

  /// Takes the write lock and makes sure that the plan still fits.
  private void begin(Session session) {
    work.started(Step.WAIT_FOR_LOCK, "");
    session.beginImmediate(lockWait, work);
    work.finished(Step.WAIT_FOR_LOCK, "", "");
    if (ledger.mark(session) != mark) {
      throw new Stop(new RunFailure.HistoryChanged());
    }
    witness.began(session);
    ledger.prepare(session);
    // Only another connection's commit changes this number
    // (sqlite.org/pragma.html#pragma_data_version).
    long version = session.number("PRAGMA data_version");
    before = version == versionCompared ? compared : ForeignKeys.check(session);
    versionCompared = version;
  }

  private void commit(Session session, boolean isLast) {
    if (isLast) {
      work.cancellation().close("run");
      work.tell(new WorkEvent.NoReturn());
    } else {
      work.cancellation().throwIfRequested("run");
    }
    work.started(Step.COMMIT, "");
    session.stopOnNothing();
    session.commit(lockWait, isLast ? Work.quiet() : work);
    session.stopOn(work.cancellation());
    work.finished(Step.COMMIT, "", "");
  }

  private void compareForeignKeys(Session session) {
    work.started(Step.CHECK_FOREIGN_KEYS, "");
    compared = ForeignKeys.check(session);
    List<ForeignKeys.Broken> worse = compared.worseThan(before);
    if (!worse.isEmpty() && !plan.allowed().contains(Allowance.FOREIGN_KEYS)) {
      throw new Stop(foreignKeysBroken(worse));
    }
    work.finished(Step.CHECK_FOREIGN_KEYS, "", "");
  }

  static RunFailure foreignKeysBroken(List<ForeignKeys.Broken> worse) {
    return new RunFailure.ForeignKeysBroken(
        worse.stream()
            .map(b -> new RunFailure.BrokenReference(b.table(), b.parent(), b.rows()))
            .toList());
  }

  /// Runs a file that must be outside of a transaction or brings its own. What it has done before
  /// an error stays done.
  private void carryOutUnprotected(Session session, PlanStep step) {
    setForeignKeys(session, List.of(step));
    begin(session);
    versionCompared = NEVER;
    Admission admission = admitted(session, step);
    witness.ended(session);
    if (admission == Admission.SKIP) {
      return;
    }
    Instant begun = clock.instant();
    announce(step);
    if (admission == Admission.RUN) {
      runUnprotected(session, step);
    }
    recordWhatIsDone(session, step, begun, admission);
  }

  private Admission admitted(Session session, PlanStep step) {
    try {
      return admission(session, step);
    } finally {
      session.rollback();
    }
  }

  private void runUnprotected(Session session, PlanStep step) {
    log.leftTransaction(step);
    boolean leftOpen = false;
    try {
      runStatements(session, step, false);
      witness.ran(session, step);
    } finally {
      leftOpen = session.rollbackIfOpen();
    }
    if (leftOpen) {
      log.failed(step);
      throw new Stop(leftOpen(step));
    }
  }

  private void recordWhatIsDone(
      Session session, PlanStep step, Instant begun, Admission admission) {
    Duration took = Duration.between(begun, clock.instant());
    // What the file did is done; that it is remembered is no longer a question.
    log.failed(step);
    session.stopOnNothing();
    session.beginImmediate(lockWait.compareTo(PATIENCE) > 0 ? lockWait : PATIENCE, Work.quiet());
    HistoryEntry entry = facts.of(step, begun, took);
    // What begin() made ready was rolled back before the file ran.
    ledger.prepare(session);
    record(session, step, entry, admission);
    ledger.committed(session, step, entry);
    long newMark = ledger.mark(session);
    session.commit(lockWait, Work.quiet());
    session.stopOn(work.cancellation());
    log.done(step, took);
    log.committed();
    mark = newMark;
    work.finished(workStep(step), step.title(), "");
  }

  /// What a file did in a transaction that it didn't commit is lost, so it isn't done.
  static RunFailure leftOpen(PlanStep step) {
    List<SqlStatement> statements = step.script().statements();
    return StatementRunner.failed(
        step,
        statements.size(),
        statements.getLast(),
        new SqliteResult(
            1, "SQLITE_ERROR", "the file ends before the transaction it began is committed"));
  }

  private void runStatements(Session session, PlanStep step, boolean inTransaction) {
    if (step.text().code().isPresent()) {
      new CodeRunner(session, log, clock, work).run(step, step.text().code().get());
      return;
    }
    StatementRunner runner = new StatementRunner(session, log, clock, work, witness);
    Batches batches = step.batches();
    List<SqlStatement> statements = step.script().statements();
    for (int i = 0; i < statements.size(); i++) {
      SqlStatement statement = statements.get(i);
      if (ForeignKeysPragma.isSetBy(statement)) {
        hoisted++;
        continue;
      }
      runner.run(step, statement, i + 1, batches.of(i));
      if (inTransaction && session.hasTransactionEnded()) {
        log.failed(step);
        throw new Stop(
            new RunFailure.TransactionEnded(step, i + 1, step.text().fileLine(statement.line())));
      }
    }
  }

  /// Other tools keep no note of what was taken back; of what wasn't, they do.
  private boolean isRecordedHere(PlanStep step) {
    return plan.tool().isOwn()
        || (plan.atomicity() != Atomicity.AS_THE_TOOL && step.leavesTransaction());
  }

  /// Notes the attempt in the history, in a transaction of its own. Left out when that isn't
  /// possible either: the report says what happened in any case.
  private void recordFailure(Session session, RunFailure failure) {
    Optional<PlanStep> step = log.failedStep();
    if (step.isEmpty() || !file.exists() || !isRecordedHere(step.get())) {
      return;
    }
    try {
      session.beginImmediate(Duration.ZERO, Work.quiet());
      ledger.prepare(session);
      ledger.failed(session, step.get(), facts.ofFailure(step.get(), clock.instant(), failure));
      session.commit(Duration.ofSeconds(1), Work.quiet());
    } catch (Failure | SqliteError notPossible) {
      session.rollback();
    }
  }

  private void announce(PlanStep step) {
    work.started(workStep(step), step.title());
  }

  static Step workStep(PlanStep step) {
    return switch (step.action()) {
      case RUN -> Step.RUN_MIGRATION;
      case ROLL_BACK -> Step.ROLL_BACK_MIGRATION;
      case STAMP -> Step.STAMP_MIGRATION;
    };
  }

  private RunReport.Outcome outcome(Optional<RunFailure> failure, boolean cancelled) {
    boolean partly = !log.kept().isEmpty() || log.leftSomething();
    if (failure.isPresent()) {
      return partly ? RunReport.Outcome.FAILED_PARTLY : RunReport.Outcome.FAILED_UNCHANGED;
    }
    if (cancelled) {
      return partly ? RunReport.Outcome.CANCELLED_PARTLY : RunReport.Outcome.CANCELLED_UNCHANGED;
    }
    return RunReport.Outcome.DONE;
  }

  private RunReport report(
      RunReport.Outcome outcome, Optional<RunFailure> failure, SchemaDiff schema, Instant begun) {
    List<Version> stays = outcome == RunReport.Outcome.DONE ? List.of() : log.kept();
    return new RunReport(
        plan,
        outcome,
        log.reports(),
        failure,
        Optional.empty(),
        schema,
        before.brokenRows(),
        stays,
        hoisted,
        Duration.between(begun, clock.instant()),
        OptionalLong.empty());
  }
}
