package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What lies in the trash of a database.
@Command(
    name = "trash",
    customSynopsis = "switchback trash DATABASE [--put-back BACKUP | --empty] [OPTIONS]",
    description = {
      "Lists the backups of a database that were deleted or cleaned up. They stay for seven days.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class TrashCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--put-back",
      paramLabel = "BACKUP",
      description = "Put this one back on the list.")
  private @Nullable String putBack;

  @Option(names = "--empty", description = "Delete all of them for ever.")
  private boolean empty;

  TrashCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (putBack != null && empty) {
      throw new Usage("--put-back and --empty exclude each other.");
    }
    Database database = chosen.one(administration, face()).database();
    List<Backup> trash = administration.trashOf(database);
    if (putBack != null) {
      return putBack(administration, database, ChosenBackup.find(trash, putBack, face()));
    }
    return empty ? empty(administration, database, trash) : list(database, trash);
  }

  private ExitCode putBack(Administration administration, Database database, Backup backup) {
    Backup back = administration.putBack(backup);
    answer(
        List.of(face().words().backups().putBack(back)),
        new Fields().put("database", database.name()).put("backup", CopyFields.backup(back)));
    return ExitCode.DONE;
  }

  private ExitCode empty(Administration administration, Database database, List<Backup> trash) {
    List<String> lines = lines(trash);
    if (!consent.isDryRun() && !trash.isEmpty()) {
      Optional<ExitCode> refused = consent.refusedToDelete(database, "delete", lines, this);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    List<Backup> gone = consent.isDryRun() ? trash : administration.emptyTrash(database);
    String sentence =
        consent.isDryRun()
            ? face().words().backups().wouldBeDeleted(gone)
            : face().words().backups().deleted(gone);
    answer(
        List.of(sentence),
        new Fields()
            .put("database", database.name())
            .put("message", sentence)
            .put("backups", gone.stream().map(CopyFields::backup).toList()));
    return ExitCode.DONE;
  }

  private ExitCode list(Database database, List<Backup> trash) {
    if (trash.isEmpty() && !isJson()) {
      face().console().message("The trash of " + database.name() + " is empty.");
    }
    answer(
        lines(trash),
        new Fields()
            .put("database", database.name())
            .put("backups", trash.stream().map(CopyFields::backup).toList()));
    return ExitCode.DONE;
  }

  private List<String> lines(List<Backup> trash) {
    Words words = face().words();
    Table table = new Table();
    for (Backup backup : trash) {
      table.row(
          String.valueOf(backup.id()),
          words.formats().instant(backup.at()),
          words.backups().size(backup),
          words.word(backup.state()),
          words.backups().reason(backup),
          words.backups().inTrashSince(backup));
    }
    return table.lines("");
  }
}
