package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Undoes the last operation.
@Command(
    name = "undo",
    customSynopsis = "switchback undo DATABASE [OPTIONS]",
    description = {
      "Undoes the last operation that wrote to a database, by putting back the safety copy that was"
          + " made before it. Says first what would be lost if somebody wrote in between.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UndoCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  UndoCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    return new GoingBack(this, consent)
        .carryOut(
            administration,
            database,
            administration.planUndo(database),
            "undo",
            face().words().restores().nothingToUndo(database));
  }
}
