package dev.switchback.run;

import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Batches;
import dev.switchback.migration.PlanStep;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Runs the statements of a step, one by one, and notes each.
final class StatementRunner {
  private final Session session;
  private final StepLog log;
  private final Clock clock;
  private final Work work;
  private final Witness witness;

  StatementRunner(Session session, StepLog log, Clock clock, Work work, Witness witness) {
    this.session = session;
    this.log = log;
    this.clock = clock;
    this.work = work;
    this.witness = witness;
  }

  /// @param afterEach told the number of each statement that was run, from 1
  /// @throws Stop when one fails
  void run(PlanStep step, IntConsumer afterEach) {
    List<SqlStatement> statements = step.script().statements();
    Batches batches = step.batches();
    for (int i = 0; i < statements.size(); i++) {
      run(step, statements.get(i), i + 1, batches.of(i));
      afterEach.accept(i + 1);
    }
  }

  /// Runs it once, or until it changes no row.
  ///
  /// @param repeated how it is repeated; a repetition that commits each batch has to be outside of
  /// a     transaction
  void run(PlanStep step, SqlStatement statement, int number, Optional<Batches.Kind> repeated) {
    work.cancellation().throwIfRequested("run");
    int line = step.text().fileLine(statement.line());
    int count = step.script().statements().size();
    work.tell(new WorkEvent.StatementStarted(step.version().text(), number, count, line));
    witness.before(session, step, statement);
    Instant begun = clock.instant();
    try {
      long rows =
          repeated.isPresent() ? repeat(step, statement) : session.execute(statement.text());
      log.ran(step, number, line, Duration.between(begun, clock.instant()), rows);
    } catch (SqliteError e) {
      log.failed(step);
      witness.refused(session, step, statement, e.result());
      throw new Stop(failed(step, number, statement, e.result()));
    }
  }

  /// Tells the rows so far after each batch; between two of them a stop is noticed.
  private long repeat(PlanStep step, SqlStatement statement) {
    long all = 0;
    long rows = 1;
    while (rows > 0) {
      work.cancellation().throwIfRequested("run");
      rows = session.execute(statement.text());
      all += rows;
      log.ranPartly(step);
      work.tell(new WorkEvent.Progressed(Step.RUN_MIGRATION, all, 0, WorkEvent.Unit.ROWS));
    }
    return all;
  }

  static RunFailure failed(PlanStep step, int number, SqlStatement statement, SqliteResult result) {
    ErrorPosition position = ErrorPosition.of(statement, result.message());
    return new RunFailure.StatementFailed(
        step,
        number,
        step.script().statements().size(),
        step.text().fileLine(position.line()),
        position.column(),
        statement.text(),
        result);
  }
}
