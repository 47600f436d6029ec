package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Care;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import dev.switchback.registry.DueTask;
import dev.switchback.sqlite.CopyPace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a backup.
@Command(
    name = "backup",
    customSynopsis = {
      "switchback backup DATABASE [OPTIONS]",
      "       switchback backup --due [OPTIONS]"
    },
    description = {
      "Makes a backup of a database, while other programs may go on using it, and verifies it:"
          + " the copy is opened, checked and counted.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class BackupCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(
      names = "--compress",
      description =
          "Pack it with Zstandard, whatever the rules of the database say. Restoring and all the"
              + " rest unpack it by themselves.")
  private boolean compress;

  @Option(
      names = "--plain",
      description = "Keep it as SQLite reads it, whatever the rules of the database say.")
  private boolean plain;

  @Option(
      names = "--at-once",
      description =
          "Copy in one step: nothing that others write makes the copy begin again, and who writes"
              + " to a database without a log waits until it is done.")
  private boolean atOnce;

  @Option(
      names = "--due",
      description =
          "Make the backups, and carry out the drills and checks, whose time has come by the rules"
              + " of the databases (see \"switchback backup-rules\"). Meant for the system's"
              + " scheduler.")
  private boolean due;

  BackupCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (due) {
      return carryOutDue(administration);
    }
    Database database = chosen.one(administration, face()).database();
    BackupWish wish = new BackupWish(packing(), atOnce ? CopyPace.atOnce() : CopyPace.byItself());
    BackupReport report = face().doing(this, work -> administration.backUp(database, wish, work));
    answer(
        Face.lines(face().words().backups().say(database, report)),
        new CopyFields(face().words()).backup(database, report));
    return report.backup().isGood() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private Optional<Care.Packing> packing() {
    if (compress && plain) {
      throw new Usage("--compress and --plain exclude each other.");
    }
    if (compress) {
      return Optional.of(Care.Packing.ZSTD);
    }
    return plain ? Optional.of(Care.Packing.PLAIN) : Optional.empty();
  }

  private ExitCode carryOutDue(Administration administration) {
    if (!chosen.words().isEmpty()) {
      throw new Usage("--due is for all databases: leave the name away.");
    }
    if (compress || plain || atOnce) {
      throw new Usage(
          "--due does what the rules say: leave --compress, --plain and --at-once away.");
    }
    List<DueTask.Result> results = new ArrayList<>();
    for (DueTask task : administration.due()) {
      results.add(face().doing(this, work -> administration.carryOut(task, work)));
    }
    List<Backup> emptied =
        administration.databasesWithOldTrash().stream()
            .flatMap(database -> administration.emptyOldTrash(database).stream())
            .toList();
    List<Backup> copied = face().doing(this, administration::copyToSecondPlace);
    List<String> lines =
        Stream.of(
                results.stream().map(result -> face().words().schedules().say(result)),
                copied.stream()
                    .flatMap(backup -> backup.care().second().stream())
                    .map(face().words().backups()::second),
                emptied.isEmpty()
                    ? Stream.<String>empty()
                    : Stream.of(face().words().backups().deleted(emptied)))
            .flatMap(Function.identity())
            .toList();
    if (lines.isEmpty() && !isJson()) {
      face().console().message("Nothing is due.");
    }
    answer(
        lines,
        new Fields()
            .put("due", results.stream().map(result -> fields(result, face())).toList())
            .put("secondCopies", copied.stream().map(CopyFields::backup).toList())
            .put("emptied", emptied.stream().map(CopyFields::backup).toList()));
    return code(results);
  }

  static Fields fields(DueTask.Result result, Face face) {
    return new Fields()
        .put("database", result.due().database().name())
        .put("task", result.due().task())
        .put("outcome", outcome(result))
        .put("message", face.words().schedules().say(result));
  }

  private static String outcome(DueTask.Result result) {
    return switch (result) {
      case DueTask.Result.BackedUp _ -> "backed-up";
      case DueTask.Result.NotChanged _ -> "not-changed";
      case DueTask.Result.Proved _ -> "proved";
      case DueTask.Result.NothingToProve _ -> "nothing-to-prove";
      case DueTask.Result.Checked _ -> "checked";
      case DueTask.Result.Failed _ -> "failed";
      case DueTask.Result.Taken _ -> "taken";
    };
  }

  /// The worst of them: what couldn't be done, then what isn't good.
  static ExitCode code(List<DueTask.Result> results) {
    boolean failed = results.stream().anyMatch(DueTask.Result.Failed.class::isInstance);
    boolean problems =
        results.stream()
            .anyMatch(
                result ->
                    switch (result) {
                      case DueTask.Result.BackedUp(var _, var report, var _) ->
                          !report.backup().isGood();
                      case DueTask.Result.Proved(var _, var report) -> !report.isProved();
                      case DueTask.Result.Checked(var _, var report, var _) ->
                          report.verdict() != Verdict.HEALTHY;
                      case DueTask.Result.NotChanged _,
                          DueTask.Result.NothingToProve _,
                          DueTask.Result.Failed _,
                          DueTask.Result.Taken _ ->
                          false;
                    });
    if (failed) {
      return ExitCode.FAILED;
    }
    return problems ? ExitCode.PROBLEMS : ExitCode.DONE;
  }
}
