package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Target;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs pending migrations.
@Command(
    name = "run",
    customSynopsis = "switchback run DATABASE [--to VERSION | --next N | --only VERSION] [OPTIONS]",
    description = {
      "Runs the pending migrations of a database, oldest first.",
      "Shows the plan, makes a verified safety copy, and asks before it writes. If a migration"
          + " fails, all are undone and the file is as before.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RunCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--try-first",
      description = {
        "Try the plan on a copy before asking, show what it did there, and commit only what keeps"
            + " that promise."
      })
  private boolean tryFirst;

  @ArgGroup(exclusive = true)
  private Targets targets = new Targets();

  RunCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Target target = targets.target();
    return write(
        administration,
        chosen.one(administration, face()).database(),
        target,
        "run",
        consent,
        tryFirst ? First.TRY_ON_A_COPY : First.NOTHING);
  }
}
