package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.mend.Mend;
import picocli.CommandLine.Command;

/// Writes a file anew, without free pages (VACUUM), after a safety copy.
@Command(
    name = "compact",
    customSynopsis = "switchback compact DATABASE [--on-copy | --dry-run] [OPTIONS]",
    description = {
      "Writes a file anew, without free pages (VACUUM), after a safety copy.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class CompactCommand extends MendVerb {
  CompactCommand(Face face) {
    super(face);
  }

  @Override
  String verb() {
    return "compact";
  }

  @Override
  ExitCode carryOut(Administration administration) {
    return mend(
        administration, chosen().one(administration, face()).database(), new Mend.Compact());
  }
}
