package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.DrillReport;
import dev.switchback.registry.Database;
import dev.switchback.words.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Proves a backup by a drill.
@Command(
    name = "prove",
    customSynopsis = "switchback prove DATABASE BACKUP [OPTIONS]",
    description = {
      "Proves a backup by a drill: restores it to a temporary file, checks that in full with its"
          + " foreign keys, counts its rows and compares them with what was recorded, and looks"
          + " whether its migrations are understood. Touches neither the backup nor the database.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ProveCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  ProveCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    ChosenBackup choice = ChosenBackup.of(chosen, administration, face());
    Database database = choice.database();
    Backup backup = choice.backup();
    DrillReport report = face().doing(this, work -> administration.prove(database, backup, work));
    Account account = face().words().proofs().say(database, report);
    answer(
        Face.lines(account),
        new CopyFields(face().words()).proof(database, report, account.headline()));
    return report.isProved() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }
}
