package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Records migrations as applied without running them.
@Command(
    name = "stamp",
    customSynopsis = "switchback stamp DATABASE VERSION [OPTIONS]",
    description = {
      "Records what is pending up to and with VERSION as applied. No SQL is run, only the history"
          + " is written.",
      "For a database whose schema already is what those migrations make.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class StampCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  StampCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "VERSION");
    Target target = new Target.Stamp(Targets.version(choice.words().getFirst()));
    return write(administration, choice.database(), target, "stamp", consent);
  }
}
