package dev.switchback.command;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.history.HistoryChoice;
import dev.switchback.run.SafeRun;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs a command on the file itself: a verified safety copy first, then the command, then counting
/// what it did.
///
/// No lock is held: the program needs it. So others may write in between, and what they write
/// counts as the command's.
public final class CommandRun {
  private final Path scratch;
  private final HistoryChoice history;
  private final Duration patience;
  private final Looker looker = new Looker();

  /// @param scratch a new private folder; deleted before the report is given back
  /// @param patience how long a program that was asked to end has time for that
  public CommandRun(Path scratch, HistoryChoice history, Duration patience) {
    this.scratch = scratch;
    this.history = history;
    this.patience = patience;
  }

  /// Blocks; always returns a report. Without a safety copy nothing is run.
  public CommandReport carryOut(
      DatabaseFile file, CommandPlan plan, SafeRun.SafetyNet net, Work work) {
    Optional<Backup> copy = Optional.empty();
    try {
      file.requireFile();
      file.requireOneName();
      copy = Optional.of(net.take(work));
      work.started(Step.COUNT_ROWS, "");
      Inventory before = count(file, work);
      work.finished(Step.COUNT_ROWS, "", "");
      FileStamp stamp = file.stamp();
      work.started(Step.RUN_COMMAND, plan.command().line());
      CommandEnd end =
          new CommandRunner(scratch.resolve("output"), patience)
              .run(
                  Aim.at(plan.command(), file.real(), scratch.resolve("aim")),
                  CommandRunner.Leftover.STAYS,
                  work);
      work.finished(Step.RUN_COMMAND, plan.command().line(), "");
      CommandEffect.Written written =
          file.stamp().equals(stamp) ? CommandEffect.Written.NO : CommandEffect.Written.YES;
      return prove(file, plan, end, before, written, copy, work);
    } catch (OperationCancelled e) {
      return CommandReport.cancelled(plan, CommandReport.Place.FILE).withSafetyCopy(copy);
    } catch (Failure e) {
      return CommandReport.notRun(plan, CommandReport.Place.FILE, e).withSafetyCopy(copy);
    } finally {
      PrivateFolder.delete(scratch);
    }
  }

  private CommandReport prove(
      DatabaseFile file,
      CommandPlan plan,
      CommandEnd end,
      Inventory before,
      CommandEffect.Written written,
      Optional<Backup> copy,
      Work work) {
    Inventory after = before;
    Optional<Failure> failure = Optional.empty();
    work.started(Step.PROVE, file.name());
    try {
      after = count(file, Work.quiet());
      work.finished(Step.PROVE, file.name(), "");
    } catch (Failure e) {
      failure = Optional.of(e);
    }
    // A file that can't be read any more was written to, or taken away.
    CommandEffect effect =
        CommandEffect.between(
            before, after, failure.isPresent() ? CommandEffect.Written.YES : written);
    CommandReport.Outcome outcome =
        failure.isPresent()
            ? CommandReport.Outcome.FAILED_CHANGED
            : CommandReport.outcome(end, effect);
    return new CommandReport(
        plan,
        CommandReport.Place.FILE,
        outcome,
        Optional.of(end),
        effect,
        failure,
        copy,
        OptionalLong.empty());
  }

  private Inventory count(DatabaseFile file, Work work) {
    return looker.lookAsRecovered(file, session -> Inventory.of(session, history, work)).value();
  }
}
