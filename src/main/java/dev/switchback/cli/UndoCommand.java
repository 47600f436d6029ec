package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Undoes the last operation.
@Command(
    name = "undo",
    customSynopsis = "switchback undo DATABASE [OPTIONS]",
    description = {
      "Undoes the last operation that wrote to a database, by putting back the safety copy that was"
          + " made before it. Says first what would be lost if somebody wrote in between.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UndoCommand extends GoingBack {
  UndoCommand(Face face) {
    super(face);
  }

  @Override
  Optional<UndoPlan> plan(Administration administration, Database database) {
    return administration.planUndo(database);
  }

  @Override
  Act act() {
    return Act.Known.UNDO;
  }

  @Override
  String verb() {
    return "undo";
  }

  @Override
  String nothing(Database database) {
    return face().words().restores().nothingToUndo(database);
  }
}
