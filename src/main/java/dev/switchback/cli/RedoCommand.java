package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Redoes the operation that was undone last.
@Command(
    name = "redo",
    customSynopsis = "switchback redo DATABASE [OPTIONS]",
    description = {
      "Redoes the operation that was undone last, by putting back what the undo had replaced."
          + " Possible until another operation writes to the database.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RedoCommand extends GoingBack {
  RedoCommand(Face face) {
    super(face);
  }

  @Override
  Optional<UndoPlan> plan(Administration administration, Database database) {
    return administration.planRedo(database);
  }

  @Override
  Act act() {
    return Act.Known.REDO;
  }

  @Override
  String verb() {
    return "redo";
  }

  @Override
  String nothing(Database database) {
    return face().words().restores().nothingToRedo(database);
  }
}
