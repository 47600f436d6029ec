package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists backups.
@Command(
    name = "backups",
    customSynopsis = "switchback backups DATABASE [OPTIONS]",
    description = {
      "Lists the backups and safety copies of a database, newest first, each with the number that"
          + " restore takes.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class BackupsCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  BackupsCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    List<Backup> backups = administration.backups(database);
    Words words = face().words();
    if (backups.isEmpty() && !isJson()) {
      face().console().message("There is no backup of " + database.name() + " yet.");
    }
    Table table = new Table();
    for (Backup backup : backups) {
      table.row(
          String.valueOf(backup.id()),
          words.formats().instant(backup.at()),
          words.formats().size(backup.sizeBytes()),
          words.word(backup.state()),
          words.backups().reason(backup),
          words.formats().path(backup.file()));
    }
    answer(
        table.lines(""),
        new Fields()
            .put("database", database.name())
            .put("backups", backups.stream().map(CopyFields::backup).toList()));
    return ExitCode.DONE;
  }
}
