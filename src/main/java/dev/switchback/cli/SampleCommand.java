package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Builds or removes the sample shop.
@Command(
    name = "sample",
    customSynopsis = "switchback sample [--remove] [--json]",
    description =
        "Builds the sample shop, a small database to try everything on, and registers it.")
final class SampleCommand extends Verb {
  @Option(
      names = "--remove",
      description = "Remove the sample shop with its files and its backups.")
  private boolean remove;

  SampleCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (remove) {
      administration.removeSampleShop();
      answer(List.of("Removed the sample shop."), new Fields().put("removed", "sample"));
      return ExitCode.DONE;
    }
    Database database = face().doing(this, administration::openSampleShop);
    answer(
        List.of(
            "The sample shop is registered as " + database.name() + ".",
            "  Look at it with \"switchback status " + database.name() + "\"."),
        new Fields().put("added", List.of(StatusFields.database(database))));
    return ExitCode.DONE;
  }
}
