package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.registry.Database;
import dev.switchback.run.TryReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs pending migrations on a copy.
@Command(
    name = "try",
    customSynopsis = "switchback try DATABASE [--to VERSION | --next N | --only VERSION] [OPTIONS]",
    description = {
      "Runs the pending migrations on a copy of the database, rolls them back there, and shows"
          + " what changed. The file itself is not touched.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class TryCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();

  @ArgGroup(exclusive = true)
  private Targets targets = new Targets();

  TryCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    return switch (plan(administration, database, targets.target())) {
      case Refusal refusal -> refused(database, refusal);
      case Plan plan when plan.isEmpty() -> nothing(database, plan);
      case Plan plan -> {
        TryReport report =
            face().doing(this, work -> administration.tryOnCopy(database, plan, work));
        answer(
            Face.lines(face().words().tries().say(database, report, Face.ALLOWING)),
            new ReportFields(face().words()).attempt(database, report));
        yield switch (report.up().outcome()) {
          case DONE, NOTHING_TO_DO -> ExitCode.DONE;
          // Whatever it did to the copy, nothing was changed.
          case FAILED_UNCHANGED, FAILED_PARTLY -> ExitCode.FAILED;
          case CANCELLED_UNCHANGED, CANCELLED_PARTLY -> ExitCode.CANCELLED;
        };
      }
    };
  }
}
