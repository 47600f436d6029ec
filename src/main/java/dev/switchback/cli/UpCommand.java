package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.Brought;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.run.Preflight;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Brings a database up to date, if anything is pending.
@Command(
    name = "up",
    customSynopsis = "switchback up DATABASE [OPTIONS]",
    description = {
      "Runs the pending migrations if there are any, and says how many were run. For the start of"
          + " an application or a deployment: safe when several programs do it at once.",
      "Where nothing is pending nothing is asked and nothing is written. Where something is, this"
          + " works as \"run\" does.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UpCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  UpCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    requireSource(database);
    if (administration.status(database).timeline().pending().isEmpty()) {
      return said(database, Brought.nothing(), ExitCode.DONE);
    }
    if (consent.isDryRun()) {
      return write(administration, database, new Target.RunAll(), "up", consent);
    }
    Optional<ExitCode> refused = refused(administration, database);
    if (refused.isPresent()) {
      return refused.get();
    }
    Brought brought =
        face()
            .doing(
                this,
                work ->
                    administration.bringUpToDate(
                        database, wishes().allowed(), wishes().lockWait(database), work));
    if (brought.refusal().isPresent()) {
      return refused(database, brought.refusal().get());
    }
    return said(
        database,
        brought,
        brought.report().map(report -> code(report.outcome())).orElse(ExitCode.DONE));
  }

  /// In production the plan is always shown. Where there is none yet, for instance because another
  /// program is at it, nobody knows what will be pending when its turn comes.
  private Optional<ExitCode> refused(Administration administration, Database database) {
    return switch (plan(administration, database, new Target.RunAll())) {
      case Refusal mayGoAway ->
          consent.refusedFor(database, Act.Known.UNSEEN_RUN, "up", List.of(), this);
      case Plan plan -> {
        Preflight preflight = administration.preflight(database, plan);
        List<String> lines =
            database.environment() == Environment.PRODUCTION
                ? Face.lines(face().words().plans().say(database, plan, preflight))
                : List.of();
        yield consent.refusedFor(database, new Act.CarryOut(plan, preflight), "up", lines, this);
      }
    };
  }

  private ExitCode said(Database database, Brought brought, ExitCode code) {
    answer(
        outcome(database, brought),
        new Fields()
            .put("database", database.name())
            .put("applied", brought.applied())
            .put("upToDate", brought.isUpToDate()));
    return code;
  }

  /// How many were run; or why it isn't up to date.
  private List<String> outcome(Database database, Brought brought) {
    return brought
        .report()
        .filter(_ -> !brought.isUpToDate())
        .map(report -> Face.lines(face().words().runs().say(database, report, Face.ALLOWING)))
        .orElseGet(() -> List.of(face().words().runs().brought(database, brought.applied())));
  }
}
