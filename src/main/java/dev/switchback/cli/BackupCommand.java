package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.registry.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes a backup.
@Command(
    name = "backup",
    customSynopsis = "switchback backup DATABASE [OPTIONS]",
    description = {
      "Makes a backup of a database, while other programs may go on using it, and verifies it:"
          + " the copy is opened, checked and counted.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class BackupCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  BackupCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    BackupReport report = face().doing(this, work -> administration.backUp(database, work));
    answer(
        Face.lines(face().words().backups().say(database, report)),
        new CopyFields(face().words()).backup(database, report));
    return report.backup().state() == Backup.State.VERIFIED ? ExitCode.DONE : ExitCode.PROBLEMS;
  }
}
