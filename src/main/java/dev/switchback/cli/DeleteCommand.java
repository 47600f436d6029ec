package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Database;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Puts a backup into the trash.
@Command(
    name = "delete",
    customSynopsis = "switchback delete DATABASE BACKUP [OPTIONS]",
    description = {
      "Puts a backup into the trash. It can be put back for seven days with \"switchback trash"
          + " --put-back\".",
      "BACKUP is a number from \"switchback backups\", or the path of a backup.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class DeleteCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  DeleteCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "BACKUP");
    Database database = choice.database();
    String typed = choice.words().getFirst();
    if (typed.equals("latest")) {
      throw new Usage("Name the backup to delete by its number or its path.");
    }
    Backup backup = ChosenBackup.find(administration.backups(database), typed, face());
    Backup trashed = administration.trash(backup);
    answer(
        List.of(
            face().words().backups().trashed(trashed),
            "  Put it back with \"switchback trash "
                + database.name()
                + " --put-back "
                + trashed.id()
                + "\"."),
        new Fields().put("database", database.name()).put("backup", CopyFields.backup(trashed)));
    return ExitCode.DONE;
  }
}
