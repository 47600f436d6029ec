package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.Retention;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.words.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Puts backups into the trash that no rule keeps.
@Command(
    name = "clean-up",
    customSynopsis = "switchback clean-up DATABASE [--dry-run] [OPTIONS]",
    description = {
      "Puts those backups of a database into the trash that none of its rules keeps (see"
          + " \"switchback backup-rules\"), and says of each why. They can be put back for seven"
          + " days. The newest one that can be relied on is never removed.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class CleanUpCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--dry-run", description = "Show what would be removed, and remove nothing.")
  private boolean dryRun;

  CleanUpCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    KeepingFields fields = new KeepingFields(face().words());
    if (dryRun) {
      Retention retention =
          administration.previewCleanUp(database, BackupSettings.of(database.settings()).policy());
      Account account = face().words().retention().preview(database, retention);
      answer(Face.lines(account), fields.preview(database, retention, account.headline()));
    } else {
      CleanUpReport report = administration.cleanUp(database);
      Account account = face().words().retention().say(database, report);
      answer(Face.lines(account), fields.cleanUp(database, report, account.headline()));
    }
    return ExitCode.DONE;
  }
}
