package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Redoes the operation that was undone last.
@Command(
    name = "redo",
    customSynopsis = "switchback redo DATABASE [OPTIONS]",
    description = {
      "Redoes the operation that was undone last, by putting back what the undo had replaced."
          + " Possible until another operation writes to the database.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RedoCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  RedoCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    return new GoingBack(this, consent)
        .carryOut(
            administration,
            database,
            administration.planRedo(database),
            "redo",
            face().words().restores().nothingToRedo(database));
  }
}
