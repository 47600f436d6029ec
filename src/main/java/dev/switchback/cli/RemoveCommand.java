package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Forgets a database.
@Command(
    name = "remove",
    customSynopsis = "switchback remove DATABASE [--json]",
    description = {
      "Takes a database off the list. Its file, its migrations and its backups stay where they"
          + " are.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RemoveCommand extends Verb {
  @Mixin private Registered registered = new Registered();

  RemoveCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = registered.one(administration, face());
    administration.remove(database);
    answer(
        List.of(
            "Removed "
                + database.name()
                + " from the list. "
                + face().words().formats().path(database.file())
                + " stays."),
        new Fields().put("removed", StatusFields.database(database)));
    return ExitCode.DONE;
  }
}
