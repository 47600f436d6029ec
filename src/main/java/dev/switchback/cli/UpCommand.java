package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.Brought;
import dev.switchback.registry.Database;
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
      return write(
          administration, database, new dev.switchback.migration.Target.RunAll(), "up", consent);
    }
    Optional<ExitCode> refused = consent.refusedFor(database, "up", List.of(), this);
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
    if (!brought.isUpToDate() && !isJson()) {
      brought
          .report()
          .ifPresent(
              report ->
                  Face.lines(face().words().runs().say(database, report, Face.ALLOWING))
                      .forEach(face().console()::message));
    }
    return said(
        database,
        brought,
        brought.report().map(report -> code(report.outcome())).orElse(ExitCode.DONE));
  }

  private ExitCode said(Database database, Brought brought, ExitCode code) {
    answer(
        List.of(face().words().runs().brought(database, brought.applied())),
        new Fields()
            .put("database", database.name())
            .put("applied", brought.applied())
            .put("upToDate", brought.isUpToDate()));
    return code;
  }
}
