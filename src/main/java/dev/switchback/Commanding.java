package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandPlanning;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandProposals;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.CommandRun;
import dev.switchback.command.CommandTry;
import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.Failure;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries the commands of projects out, and writes each into the journal.
final class Commanding {
  /// How long a program that was asked to end has time for that.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Folders folders;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final Words words;
  private final MigrationsReader migrations;

  Commanding(
      Folders folders,
      Operations operations,
      ActivityLog log,
      BackupRecords backups,
      MigrationsReader migrations,
      Words words) {
    this.folders = folders;
    this.operations = operations;
    this.log = log;
    this.backups = backups;
    this.migrations = migrations;
    this.words = words;
  }

  List<CommandProposal> propose(Database database) {
    List<Path> places = new ArrayList<>();
    database.source().ifPresent(places::add);
    places.add(DatabaseFile.of(database.file()).folder());
    Map<String, String> environment = System.getenv();
    return new CommandProposals(
            environment.getOrDefault("PATH", environment.getOrDefault("Path", "")))
        .find(places, historyTool(database));
  }

  private Optional<Tool> historyTool(Database database) {
    try {
      return Optional.of(migrations.read(database).history().tool());
    } catch (Failure unreadable) {
      return Optional.empty();
    }
  }

  CommandPlanning plan(Database database, ToolVerb verb, List<String> given) {
    Optional<ProjectCommand> command = database.settings().command();
    Optional<Tool> tool = database.settings().commandTool();
    if (command.isEmpty() || tool.isEmpty()) {
      return new CommandRefusal(CommandRefusal.Reason.NOT_CONFIGURED, database.name(), List.of());
    }
    if (!Files.isDirectory(command.get().folder())) {
      return new CommandRefusal(
          CommandRefusal.Reason.FOLDER_MISSING, command.get().folder().toString(), List.of());
    }
    return CommandPlan.of(tool.get(), verb, given, command.get());
  }

  CommandReport tryOnCopy(Database database, CommandPlan plan, Duration lockWait, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    boolean isLook = plan.verb().effect() != ToolVerb.Effect.DATABASE;
    long id =
        operations.begin(
            database,
            file,
            isLook ? Activity.Kind.TRY : Activity.Kind.COMMAND,
            plan.command().line());
    Work work = log.recording(id, given);
    CommandTry attempt =
        new CommandTry(folders.newTry(), database.settings().history(), lockWait, PATIENCE);
    CommandReport report =
        (isLook
                ? attempt.ask(file, plan, work)
                : attempt.carryOut(
                    file, plan, stoppable -> copyOf(file, plan, lockWait, stoppable), work))
            .withActivity(id);
    return ended(database, file, settled(id, report));
  }

  /// The copy that was made before a try is only needed when the try went wrong.
  private CommandReport settled(long id, CommandReport report) {
    if (report.safetyCopy().isEmpty()) {
      return report;
    }
    Backup copy = report.safetyCopy().get();
    if (report.outcome() == CommandReport.Outcome.WROTE_TO_THE_FILE) {
      log.safetyCopy(id, copy.id());
      return report;
    }
    CopyOut.deleteWithCompanions(DatabaseFile.of(copy.file()));
    backups.remove(copy);
    return report.withoutSafetyCopy();
  }

  CommandReport run(Database database, CommandPlan plan, Duration lockWait, Work given) {
    if (plan.verb().effect() != ToolVerb.Effect.DATABASE) {
      return tryOnCopy(database, plan, lockWait, given);
    }
    DatabaseFile file = DatabaseFile.of(database.file());
    long id = operations.begin(database, file, Activity.Kind.COMMAND, plan.command().line());
    Work work = log.recording(id, given);
    CommandReport report =
        new CommandRun(folders.newTry(), database.settings().history(), PATIENCE)
            .carryOut(
                file,
                plan,
                stoppable -> {
                  Backup copy = copyOf(file, plan, lockWait, stoppable);
                  log.safetyCopy(id, copy.id());
                  return copy;
                },
                work)
            .withActivity(id);
    return ended(database, file, report);
  }

  private Backup copyOf(DatabaseFile file, CommandPlan plan, Duration lockWait, Work work) {
    Backup copy =
        operations
            .makeBackup(
                file,
                Backup.Reason.BEFORE_COMMAND,
                plan.command().line(),
                new CopyOut(lockWait),
                work)
            .backup();
    if (copy.state() != Backup.State.VERIFIED) {
      throw new BackupUnusable(copy.file(), copy.detail());
    }
    return copy;
  }

  private CommandReport ended(Database database, DatabaseFile file, CommandReport report) {
    operations.end(
        report.activityId().orElseThrow(),
        file,
        outcomeOf(report),
        words.commands().say(database, report),
        isFileWritten(report));
    return report;
  }

  private static boolean isFileWritten(CommandReport report) {
    return report.outcome() == CommandReport.Outcome.WROTE_TO_THE_FILE
        || (report.place() == CommandReport.Place.FILE && report.effect().isWritten());
  }

  private static Activity.Outcome outcomeOf(CommandReport report) {
    boolean onCopy = report.place() == CommandReport.Place.COPY;
    return switch (report.outcome()) {
      case DONE -> Activity.Outcome.DONE;
      case NOT_RUN, FAILED_UNCHANGED -> Activity.Outcome.FAILED_UNCHANGED;
      case FAILED_CHANGED ->
          onCopy ? Activity.Outcome.FAILED_UNCHANGED : Activity.Outcome.FAILED_PARTLY;
      case CANCELLED_UNCHANGED -> Activity.Outcome.CANCELLED_UNCHANGED;
      case CANCELLED_CHANGED ->
          onCopy ? Activity.Outcome.CANCELLED_UNCHANGED : Activity.Outcome.CANCELLED_PARTLY;
      case WROTE_TO_THE_FILE -> Activity.Outcome.FAILED_PARTLY;
    };
  }
}
