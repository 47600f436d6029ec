package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.registry.BackupRecords;
import picocli.CommandLine.Command;

/// Lets a pinned backup go again.
@Command(
    name = "unpin",
    customSynopsis = "switchback unpin DATABASE BACKUP [OPTIONS]",
    description = {
      "Takes the pin away from a backup: from now on the rules decide about it.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UnpinCommand extends PinVerb {
  UnpinCommand(Face face) {
    super(face);
  }

  @Override
  BackupRecords.Pin pin(Backup backup) {
    return new BackupRecords.Pin.Off();
  }
}
