package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.registry.BackupRecords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
final class PinCommand extends PinVerb {
  @Option(names = "--note", paramLabel = "TEXT", description = "Why, in your own words.")
  private @Nullable String note;

  PinCommand(Face face) {
    super(face);
  }

  @Override
  BackupRecords.Pin pin(Backup backup) {
    return new BackupRecords.Pin.On(note == null ? backup.care().note() : note);
  }
}
