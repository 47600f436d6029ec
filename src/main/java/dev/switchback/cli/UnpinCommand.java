package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lets a pinned backup go again.
@Command(
    name = "unpin",
    customSynopsis = "switchback unpin DATABASE BACKUP [OPTIONS]",
    description = {
      "Takes the pin away from a backup: from now on the rules decide about it.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UnpinCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  UnpinCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "BACKUP");
    Database database = choice.database();
    Backup backup =
        ChosenBackup.find(administration.backups(database), choice.words().getFirst(), face());
    Backup unpinned = administration.pin(backup, new BackupRecords.Pin.Off());
    answer(
        List.of(face().words().backups().pinned(unpinned)),
        new Fields().put("database", database.name()).put("backup", CopyFields.backup(unpinned)));
    return ExitCode.DONE;
  }
}
