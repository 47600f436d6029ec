package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.mend.Mend;
import picocli.CommandLine.Command;

/// Copies the rows of one table in order into a new one, which takes its place, after a safety
/// copy.
@Command(
    name = "rebuild",
    customSynopsis = "switchback rebuild DATABASE TABLE [--on-copy | --dry-run] [OPTIONS]",
    description = {
      "Copies the rows of one table in order into a new one, which takes its place, after a safety"
          + " copy.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RebuildCommand extends MendVerb {
  RebuildCommand(Face face) {
    super(face);
  }

  @Override
  String verb() {
    return "rebuild";
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen().one(administration, face(), "TABLE");
    return mend(
        administration, choice.database(), new Mend.RebuildTable(choice.words().getFirst()));
  }
}
