package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.registry.Database;
import dev.switchback.words.Account;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Restores a backup.
@Command(
    name = "restore",
    customSynopsis = "switchback restore DATABASE BACKUP [--into FILE | --in-place] [OPTIONS]",
    description = {
      "Restores a backup: as a copy beside the database or, with --in-place, in its place; then"
          + " today's file is kept aside first.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RestoreCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The copy to write. It must not be there yet.")
  private @Nullable String into;

  @Option(names = "--in-place", description = "Replace the database by the backup.")
  private boolean inPlace;

  RestoreCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (into != null && inPlace) {
      throw new Usage("--into and --in-place exclude each other.");
    }
    if (into != null && Files.exists(face().path(into))) {
      throw new Usage(
          face().words().formats().path(face().path(into)) + " is there already: name a new file.");
    }
    Chosen.Choice choice = chosen.one(administration, face(), "BACKUP");
    Database database = choice.database();
    Backup backup =
        ChosenBackup.find(administration.backups(database), choice.words().getFirst(), face());
    RestorePlan plan =
        compared(
            administration,
            database,
            administration.planRestore(
                database,
                backup,
                inPlace ? RestorePlan.Place.IN_PLACE : RestorePlan.Place.BESIDE,
                Optional.ofNullable(into).map(face()::path)),
            this);
    List<String> lines = Face.lines(face().words().restores().say(database, plan));
    if (consent.isDryRun()) {
      answer(lines, new CopyFields(face().words()).restore(database, plan));
      return ExitCode.DONE;
    }
    if (inPlace) {
      Optional<ExitCode> refused = consent.refusedFor(database, "restore", lines, this);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    RestoreReport report = face().doing(this, work -> administration.restore(database, plan, work));
    Account account = face().words().restores().say(report);
    answer(
        Face.lines(account),
        new CopyFields(face().words()).restore(database, report, account.headline()));
    return code(report);
  }

  /// With what is lost row by row, where something can be lost.
  static RestorePlan compared(
      Administration administration, Database database, RestorePlan plan, Verb verb) {
    return plan.place() == RestorePlan.Place.BESIDE
        ? plan
        : plan.withRows(
            verb.face()
                .doing(
                    verb,
                    work ->
                        administration.compare(database, plan.backup(), CompareLimit.USUAL, work)));
  }

  static ExitCode code(RestoreReport report) {
    return switch (report.outcome()) {
      case DONE -> ExitCode.DONE;
      case FAILED_UNCHANGED -> ExitCode.FAILED;
      case FAILED_CHANGED -> ExitCode.PARTLY;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
    };
  }
}
