package dev.switchback.run;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.health.ForeignKeys;
import dev.switchback.history.HistoryWatch;
import dev.switchback.history.Ledger;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Way;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries a plan out as the tool would whose history it writes: with its transactions, its
/// foreign-key setting and its notes, so that the tool understands what was done, and what a crash
/// left.
///
/// Two things differ, and both only hold back: a write transaction is taken at its beginning and
/// not at its first write, and what breaks foreign keys is not committed unless that was allowed.
final class ToolRun {
  private final Session session;
  private final Plan plan;
  private final Ledger ledger;
  private final Way way;
  private final SessionSettings settings;
  private final Duration lockWait;
  private final StepLog log;
  private final Facts facts;
  private final Clock clock;
  private final Work work;
  private final StatementRunner statements;
  private final Witness witness;
  private final HistoryWatch watch;
  private boolean locked;
  private Optional<PlanStep> open = Optional.empty();

  ToolRun(
      Session session,
      Plan plan,
      Ledger ledger,
      SessionSettings settings,
      Duration lockWait,
      StepLog log,
      Facts facts,
      Clock clock,
      Work work,
      Witness witness) {
    this.session = session;
    this.plan = plan;
    this.ledger = ledger;
    this.watch = new HistoryWatch(session, ledger, plan.historyMark());
    this.way = plan.way();
    this.settings = settings;
    this.lockWait = lockWait;
    this.log = log;
    this.facts = facts;
    this.clock = clock;
    this.work = work;
    this.statements = new StatementRunner(session, log, clock, work, witness);
    this.witness = witness;
  }

  /// @throws Stop when something fails; what the tool would have left is left
  void carryOut() {
    open();
    session.set("foreign_keys", isEnforcing() ? "1" : "0");
    switch (way.transactions()) {
      case EACH -> plan.steps().forEach(this::carryOut);
      case ALL -> carryOutTogether();
      case NONE -> plan.steps().forEach(this::carryOutUnprotected);
    }
  }

  /// Whether foreign keys are enforced: as the tool does it, unless the settings say otherwise.
  private boolean isEnforcing() {
    return switch (settings.foreignKeys()) {
      case USUAL -> way.foreignKeys() == Way.ForeignKeys.ON;
      case ON -> true;
      case OFF -> false;
    };
  }

  /// Gives the tool's lock back, and writes what the tool writes of a failure. Called once, after
  /// [#carryOut], whatever came of it.
  void close() {
    session.rollback();
    if (locked) {
      inOwnTransaction(Work.quiet(), () -> ledger.unlock(session));
      locked = false;
    }
  }

  void recordFailure(PlanStep step, RunFailure failure) {
    HistoryEntry entry = facts.ofFailure(step, clock.instant(), failure);
    inOwnTransaction(Work.quiet(), () -> ledger.failed(session, step, entry));
  }

  /// Takes back the note that a step began, of which nothing stayed and which didn't fail: somebody
  /// stopped it, or it wasn't let through. Changes nothing where somebody else wrote since.
  void takeBack() {
    if (open.isEmpty() || log.leftSomething()) {
      return;
    }
    PlanStep step = open.get();
    session.beginImmediate(lockWait, Work.quiet());
    requireUnchanged();
    watch.follow(() -> ledger.takenBack(session, step));
    session.commit(lockWait, Work.quiet());
    watch.committed();
  }

  /// Makes sure that the plan still fits, makes the history ready, and takes the tool's lock.
  private void open() {
    work.started(Step.WAIT_FOR_LOCK, "");
    session.beginImmediate(lockWait, work);
    work.finished(Step.WAIT_FOR_LOCK, "", "");
    requireUnchanged();
    ledger.prepare(session);
    ledger.lock(session, facts.user());
    watch.begin();
    session.commit(lockWait, work);
    locked = true;
  }

  /// Most tools' locks keep nobody out, and between two transactions anybody may write: what he did
  /// must not be done again.
  private void requireUnchanged() {
    if (!watch.isUnchanged()) {
      throw new Stop(new RunFailure.HistoryChanged());
    }
  }

  private void carryOut(PlanStep step) {
    if (step.outsideTransaction().isPresent()) {
      carryOutUnprotected(step);
      return;
    }
    work.cancellation().throwIfRequested("run");
    Admission admission = admitted(step);
    if (admission != Admission.RUN) {
      passOver(step, admission);
      return;
    }
    Instant begun = announce(step);
    note(step, begun);
    session.beginImmediate(lockWait, work);
    witness.began(session);
    requireUnchanged();
    ForeignKeys.Result before = ForeignKeys.check(session);
    if (step.leavesTransaction()) {
      log.leftTransaction(step);
    }
    run(step, begun);
    requireForeignKeys(before);
    HistoryEntry entry = facts.of(step, begun, since(begun));
    if (way.recordPlace() == Way.RecordPlace.WITHIN) {
      watch.follow(() -> ledger.record(session, step, entry));
      commit();
    } else {
      commit();
      recordWhatIsDone(step, entry);
    }
    done(step, entry);
  }

  /// Looks up what the file asks for in the tool's own words; to Switchback's the tool is blind.
  /// Between this and the step's transaction only the history is looked at again, as the tool does.
  private Admission admitted(PlanStep step) {
    if (!step.isAskedForByTool()) {
      return Admission.RUN;
    }
    session.beginImmediate(lockWait, work);
    try {
      return Admission.of(session, step, log);
    } finally {
      session.rollback();
    }
  }

  private void passOver(PlanStep step, Admission admission) {
    if (admission == Admission.SKIP) {
      return;
    }
    Instant begun = announce(step);
    HistoryEntry entry = facts.of(step, begun, Duration.ZERO);
    session.beginImmediate(lockWait, work);
    requireUnchanged();
    watch.follow(() -> ledger.markRan(session, step, entry));
    session.stopOnNothing();
    session.commit(lockWait, work);
    watch.committed();
    session.stopOn(work.cancellation());
    done(step, entry);
  }

  private void carryOutTogether() {
    if (plan.steps().stream().anyMatch(step -> step.outsideTransaction().isPresent())) {
      plan.steps().forEach(this::carryOut);
      return;
    }
    List<HistoryEntry> entries = new ArrayList<>();
    session.beginImmediate(lockWait, work);
    witness.began(session);
    requireUnchanged();
    ForeignKeys.Result before = ForeignKeys.check(session);
    for (PlanStep step : plan.steps()) {
      Instant begun = announce(step);
      if (step.leavesTransaction()) {
        log.leftTransaction(step);
      }
      run(step, begun);
      HistoryEntry entry = facts.of(step, begun, since(begun));
      watch.follow(() -> ledger.record(session, step, entry));
      entries.add(entry);
      log.done(step, since(begun));
      work.finished(MigrationRun.workStep(step), step.title(), "");
    }
    requireForeignKeys(before);
    commit();
    log.committed();
    for (int i = 0; i < entries.size(); i++) {
      PlanStep step = plan.steps().get(i);
      HistoryEntry entry = entries.get(i);
      inOwnTransaction(work, () -> ledger.committed(session, step, entry));
    }
  }

  /// Each statement commits by itself, unless the file says otherwise.
  private void carryOutUnprotected(PlanStep step) {
    work.cancellation().throwIfRequested("run");
    Admission admission = admitted(step);
    if (admission != Admission.RUN) {
      passOver(step, admission);
      return;
    }
    Instant begun = announce(step);
    note(step, begun);
    log.leftTransaction(step);
    witness.began(session);
    boolean leftOpen;
    try {
      run(step, begun);
    } finally {
      leftOpen = session.rollbackIfOpen();
      witness.ended(session);
    }
    if (leftOpen) {
      log.failed(step);
      throw new Stop(MigrationRun.leftOpen(step));
    }
    HistoryEntry entry = facts.of(step, begun, since(begun));
    recordWhatIsDone(step, entry);
    done(step, entry);
  }

  /// What is committed is recorded, also when somebody asks to stop right then.
  private void recordWhatIsDone(PlanStep step, HistoryEntry entry) {
    open = Optional.empty();
    session.stopOnNothing();
    inOwnTransaction(Work.quiet(), () -> ledger.record(session, step, entry));
    session.stopOn(work.cancellation());
  }

  private void run(PlanStep step, Instant begun) {
    if (step.action() != PlanStep.Action.STAMP) {
      statements.run(
          step,
          number ->
              ledger.statementRun(session, step, number, facts.of(step, begun, since(begun))));
      witness.ran(session, step);
    }
  }

  /// What the tool writes before it begins.
  private void note(PlanStep step, Instant begun) {
    HistoryEntry entry = facts.of(step, begun, Duration.ZERO);
    session.beginImmediate(lockWait, work);
    requireUnchanged();
    watch.follow(() -> ledger.begun(session, step, entry));
    session.commit(lockWait, work);
    watch.committed();
    open = Optional.of(step);
  }

  private void done(PlanStep step, HistoryEntry entry) {
    open = Optional.empty();
    log.done(step, entry.took().orElse(Duration.ZERO));
    log.committed();
    inOwnTransaction(Work.quiet(), () -> ledger.committed(session, step, entry));
    work.finished(MigrationRun.workStep(step), step.title(), "");
  }

  private Instant announce(PlanStep step) {
    work.started(MigrationRun.workStep(step), step.title());
    return clock.instant();
  }

  private Duration since(Instant begun) {
    return Duration.between(begun, clock.instant());
  }

  /// A file may have ended the transaction itself; then there is nothing left to commit.
  private void commit() {
    work.cancellation().throwIfRequested("run");
    witness.committing(session);
    work.started(Step.COMMIT, "");
    session.stopOnNothing();
    session.commitIfOpen(lockWait, work);
    watch.committed();
    witness.ended(session);
    session.stopOn(work.cancellation());
    work.finished(Step.COMMIT, "", "");
  }

  private void requireForeignKeys(ForeignKeys.Result before) {
    if (plan.allowed().contains(Allowance.FOREIGN_KEYS)) {
      return;
    }
    work.started(Step.CHECK_FOREIGN_KEYS, "");
    List<ForeignKeys.Broken> worse = ForeignKeys.check(session).worseThan(before);
    if (!worse.isEmpty()) {
      throw new Stop(MigrationRun.foreignKeysBroken(worse));
    }
    work.finished(Step.CHECK_FOREIGN_KEYS, "", "");
  }

  /// @throws DatabaseBusy when the lock isn't to be had
  private void inOwnTransaction(Work teller, Runnable writing) {
    session.beginImmediate(lockWait, teller);
    watch.look();
    watch.follow(writing);
    session.commit(lockWait, teller);
    watch.committed();
  }
}
