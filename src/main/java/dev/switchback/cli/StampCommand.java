package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.run.Adoption;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Records migrations as applied without running them.
@Command(
    name = "stamp",
    customSynopsis = "switchback stamp DATABASE [VERSION] [OPTIONS]",
    description = {
      "Records what is pending up to and with VERSION as applied. No SQL is run, only the history"
          + " is written.",
      "For a database whose schema already is what those migrations make. Without VERSION they are"
          + " replayed one by one on an empty file and compared with the database: the command"
          + " shows what speaks for each, and proposes the version whose schema fits.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class StampCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--take-back",
      description =
          "Record VERSION, and all that stands on it, as not applied. No SQL is run either.")
  private boolean takeBack;

  StampCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (chosen.isDatabaseAlone()) {
      return byEvidence(administration, chosen.one(administration, face()).database());
    }
    Chosen.Choice choice = chosen.one(administration, face(), "VERSION");
    Version version = Targets.version(choice.words().getFirst());
    Target target = takeBack ? new Target.Unstamp(version) : new Target.Stamp(version);
    return write(administration, choice.database(), target, "stamp", consent);
  }

  private ExitCode byEvidence(Administration administration, Database database) {
    requireSource(database);
    Adoption adoption = face().doing(this, work -> administration.adoption(database, work));
    List<String> lines = Face.lines(face().words().blockages().say(database, adoption));
    if (adoption.proposed().isEmpty() || !adoption.isExact()) {
      answer(lines, new AdoptionFields(face().words()).adoption(database, adoption));
      return ExitCode.REFUSED;
    }
    if (!isJson()) {
      lines.forEach(face().console()::message);
    }
    return write(
        administration, database, new Target.Stamp(adoption.proposed().get()), "stamp", consent);
  }
}
