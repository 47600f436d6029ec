package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.FoundCopy;
import dev.switchback.backup.Retention;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;
import java.util.ArrayList;
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
    Retention retention =
        administration.previewCleanUp(database, BackupSettings.of(database.settings()).policy());
    Table table = new Table();
    for (Backup backup : backups) {
      table.row(
          String.valueOf(backup.id()),
          words.formats().instant(backup.at()),
          words.backups().size(backup),
          words.word(backup.state()),
          words.backups().reason(backup),
          retention.of(backup).map(words.retention()::shortly).orElse(""),
          words.formats().path(backup.file()));
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    if (!backups.isEmpty()) {
      lines.add(words.proofs().newest(backups, face().clock().instant()));
      lines.add(words.retention().next(database, retention));
    }
    List<FoundCopy> copies = administration.copiesBeside(database);
    copies.forEach(copy -> lines.add(words.backups().say(copy).sentence()));
    copies.stream()
        .findFirst()
        .ifPresent(copy -> lines.add("  " + words.backups().say(copy).advice()));
    answer(
        lines,
        new Fields()
            .put("database", database.name())
            .put(
                "backups",
                backups.stream().map(it -> new KeepingFields(words).listed(it, retention)).toList())
            .put("nextCleanUpRemoves", retention.removed().stream().map(Backup::id).toList())
            .put("copiesBeside", copies.stream().map(FoundCopy::file).toList()));
    return ExitCode.DONE;
  }
}
