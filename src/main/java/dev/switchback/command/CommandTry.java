package dev.switchback.command;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqlFailed;
import dev.switchback.history.HistoryChoice;
import dev.switchback.run.SafeRun;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs a command on a copy of the file.
///
/// A program that isn't ours can do anything, so two things stand behind the copy: a safety copy of
/// the file, and a lock that keeps the program from writing to it ([Guard]).
public final class CommandTry {
  private final Path scratch;
  private final HistoryChoice history;
  private final Duration lockWait;
  private final Duration patience;

  /// @param scratch a new private folder; deleted before the report is given back
  /// @param patience how long a program that was asked to end has time for that
  public CommandTry(Path scratch, HistoryChoice history, Duration lockWait, Duration patience) {
    this.scratch = scratch;
    this.history = history;
    this.lockWait = lockWait;
    this.patience = patience;
  }

  /// Blocks; always returns a report. Writes to the file only when the program does so against
  /// what it is told; the report then says it.
  public CommandReport carryOut(
      DatabaseFile file, CommandPlan plan, SafeRun.SafetyNet net, Work work) {
    Optional<Backup> copy = Optional.empty();
    try {
      copy = Optional.of(net.take(work));
      DatabaseFile clone = clone(file, work);
      Inventory before = count(clone, work);
      try (Guard guard = Guard.of(file, lockWait, work)) {
        FileStamp stamp = clone.stamp();
        CommandEnd end = run(plan, clone, work);
        boolean isTouched = guard.isFileTouched();
        boolean isWritten = !clone.stamp().equals(stamp);
        return report(plan, end, before, clone, isWritten, isTouched, copy);
      }
    } catch (OperationCancelled e) {
      return CommandReport.cancelled(plan, CommandReport.Place.COPY).withSafetyCopy(copy);
    } catch (Failure e) {
      return CommandReport.notRun(plan, CommandReport.Place.COPY, e).withSafetyCopy(copy);
    } finally {
      PrivateFolder.delete(scratch);
    }
  }

  /// The same for a verb that only looks: without safety copy and lock.
  public CommandReport ask(DatabaseFile file, CommandPlan plan, Work work) {
    try {
      DatabaseFile clone = clone(file, work);
      FileStamp stamp = clone.stamp();
      CommandEnd end = run(plan, clone, work);
      CommandEffect effect =
          CommandEffect.between(Inventory.EMPTY, Inventory.EMPTY, written(clone, stamp));
      return new CommandReport(
          plan,
          CommandReport.Place.COPY,
          CommandReport.outcome(end, effect),
          Optional.of(end),
          effect,
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());
    } catch (OperationCancelled e) {
      return CommandReport.cancelled(plan, CommandReport.Place.COPY);
    } catch (Failure e) {
      return CommandReport.notRun(plan, CommandReport.Place.COPY, e);
    } finally {
      PrivateFolder.delete(scratch);
    }
  }

  private static CommandEffect.Written written(DatabaseFile file, FileStamp before) {
    return file.stamp().equals(before) ? CommandEffect.Written.NO : CommandEffect.Written.YES;
  }

  private DatabaseFile clone(DatabaseFile file, Work work) {
    // Tools find a database by its name, and some by its ending.
    DatabaseFile copy = DatabaseFile.of(folder("copy").resolve(file.name()));
    work.started(Step.CLONE, file.name());
    new CopyOut(lockWait).copy(file, copy.real(), Step.CLONE, work);
    work.finished(Step.CLONE, file.name(), "");
    return copy;
  }

  private Path folder(String name) {
    Path folder = scratch.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FileFailed(folder, "create a folder in", String.valueOf(e.getMessage()));
    }
  }

  private CommandEnd run(CommandPlan plan, DatabaseFile clone, Work work) {
    work.started(Step.RUN_COMMAND, plan.command().line());
    CommandEnd end =
        new CommandRunner(scratch.resolve("output"), patience)
            .run(
                Aim.at(plan.command(), clone.real(), scratch.resolve("aim")),
                CommandRunner.Leftover.IS_ENDED,
                work);
    work.finished(Step.RUN_COMMAND, plan.command().line(), "");
    return end;
  }

  private CommandReport report(
      CommandPlan plan,
      CommandEnd end,
      Inventory before,
      DatabaseFile clone,
      boolean isWritten,
      boolean isTouched,
      Optional<Backup> copy) {
    Optional<Failure> failure = Optional.empty();
    Inventory after = before;
    try {
      after = count(clone, Work.quiet());
    } catch (Failure e) {
      failure = Optional.of(e);
    }
    CommandEffect effect =
        CommandEffect.between(
            before, after, isWritten ? CommandEffect.Written.YES : CommandEffect.Written.NO);
    CommandReport.Outcome outcome =
        isTouched
            ? CommandReport.Outcome.WROTE_TO_THE_FILE
            : failure.isPresent()
                ? CommandReport.Outcome.FAILED_CHANGED
                : CommandReport.outcome(end, effect);
    return new CommandReport(
        plan,
        CommandReport.Place.COPY,
        outcome,
        Optional.of(end),
        effect,
        failure,
        copy,
        OptionalLong.empty());
  }

  private Inventory count(DatabaseFile copy, Work work) {
    work.started(Step.COUNT_ROWS, "");
    copy.requireFile();
    try (Session session = Sessions.forOwn(copy.real())) {
      session.stopOn(work.cancellation());
      Inventory counted = Inventory.of(session, history, work);
      work.finished(Step.COUNT_ROWS, "", "");
      return counted;
    } catch (SqliteError e) {
      throw new SqlFailed(copy.path(), "count rows", e.result());
    }
  }
}
