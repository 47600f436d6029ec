package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Keeps a backup from every clean-up.
@Command(
    name = "pin",
    customSynopsis = "switchback pin DATABASE BACKUP [--note TEXT] [OPTIONS]",
    description = {
      "Keeps a backup from every clean-up, until it is unpinned.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class PinCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, in your own words.")
  private @Nullable String note;

  PinCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "BACKUP");
    Database database = choice.database();
    Backup backup =
        ChosenBackup.find(administration.backups(database), choice.words().getFirst(), face());
    String why = note == null ? backup.care().note() : note;
    Backup pinned = administration.pin(backup, new BackupRecords.Pin.On(why));
    answer(
        List.of(face().words().backups().pinned(pinned)),
        new Fields().put("database", database.name()).put("backup", CopyFields.backup(pinned)));
    return ExitCode.DONE;
  }
}
