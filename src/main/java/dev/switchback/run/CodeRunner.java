package dev.switchback.run;

import dev.switchback.code.Applicability;
import dev.switchback.code.CodeMigration;
import dev.switchback.code.MigrationConnection;
import dev.switchback.code.ReversibleCodeMigration;
import dev.switchback.code.StatementRefused;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.migration.CodePart;
import dev.switchback.migration.PlanStep;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Runs migrations written in Java. Whatever they throw is foreseen: it stops the run.
final class CodeRunner {
  private final Session session;
  private final StepLog log;
  private final Clock clock;
  private final Work work;

  CodeRunner(Session session, StepLog log, Clock clock, Work work) {
    this.session = session;
    this.log = log;
    this.clock = clock;
    this.work = work;
  }

  /// Why the migration doesn't apply to the database as it is; empty when it does. The connection
  /// can't write meanwhile.
  ///
  /// @throws Stop when it throws
  Optional<String> notApplicable(PlanStep step, CodePart part) {
    if (!part.hasCheck()) {
      return Optional.empty();
    }
    session.set("query_only", "1");
    try {
      Optional<String> reason = Optional.empty();
      try (CodeSession connection = new CodeSession(session, work)) {
        reason = call(step, part, connection, CodeRunner::ask);
      }
      return reason;
    } finally {
      session.set("query_only", "0");
    }
  }

  static Optional<String> ask(CodeMigration migration, MigrationConnection connection) {
    return switch (migration.check(connection)) {
      case Applicability.Applies() -> Optional.empty();
      case Applicability.DoesNotApply(String reason) -> Optional.of(reason);
    };
  }

  /// @throws Stop when it throws, or the transaction is no longer open after it
  void run(PlanStep step, CodePart part) {
    work.cancellation().throwIfRequested("run");
    Instant begun = clock.instant();
    try (CodeSession connection = new CodeSession(session, work)) {
      call(
          step,
          part,
          connection,
          (migration, open) -> {
            carryOut(step, migration, open);
            return true;
          });
      work.cancellation().throwIfRequested("run");
      if (session.hasTransactionEnded()) {
        throw stop(step, part, new IllegalStateException("The transaction ended"), connection);
      }
      log.ran(step, 1, 1, Duration.between(begun, clock.instant()), connection.rows());
    }
  }

  private static void carryOut(
      PlanStep step, CodeMigration migration, MigrationConnection connection) throws Exception {
    switch (step.action()) {
      case RUN -> migration.up(connection);
      case ROLL_BACK -> {
        if (!(migration instanceof ReversibleCodeMigration reversible)) {
          throw new IllegalStateException("The class has no down method");
        }
        reversible.down(connection);
      }
      case STAMP -> throw new IllegalArgumentException("A stamp runs nothing");
    }
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(CodeMigration migration, MigrationConnection connection) throws Exception;
  }

  /// What somebody else's code throws is theirs to say, errors of linking and asserting included;
  /// only a machine that is out of order isn't a result.
  private <T> T call(PlanStep step, CodePart part, CodeSession connection, Use<T> use) {
    try (CodePart.Loaded loaded = part.loading().load()) {
      return use.of(loaded.migration(), connection);
    } catch (OperationCancelled e) {
      throw e;
    } catch (OutOfMemoryError | InternalError e) {
      throw e;
    } catch (Throwable thrown) {
      work.cancellation().throwIfRequested("run");
      throw stop(step, part, thrown, connection);
    }
  }

  private Stop stop(PlanStep step, CodePart part, Throwable thrown, CodeSession connection) {
    log.failed(step);
    Optional<StatementRefused> refused =
        connection.lastRefused().filter(it -> isCausedBy(thrown, it));
    return new Stop(
        new RunFailure.CodeFailed(
            step,
            part.className(),
            said(thrown),
            place(part, thrown),
            refused.map(StatementRefused::sql),
            refused.map(StatementRefused::code).filter(code -> !code.isEmpty())));
  }

  private static String said(Throwable thrown) {
    String message = thrown.getMessage();
    if (thrown instanceof StatementRefused || thrown instanceof SqliteError) {
      return String.valueOf(message);
    }
    String name = thrown.getClass().getName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  private static boolean isCausedBy(Throwable thrown, StatementRefused refused) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause == refused) {
        return true;
      }
    }
    return false;
  }

  /// Where in the migration's own class it happened: `AddTotals.java:42`.
  private static Optional<String> place(CodePart part, Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(
            frame ->
                frame.getClassName().equals(part.className())
                    || frame.getClassName().startsWith(part.className() + "$"))
        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .findFirst();
  }
}
