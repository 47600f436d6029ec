package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Rolls applied migrations back.
@Command(
    name = "rollback",
    customSynopsis = "switchback rollback DATABASE [--last N | --to VERSION | --all] [OPTIONS]",
    description = {
      "Rolls back applied migrations by their down parts, newest first. Without an option the"
          + " newest one.",
      "Shows the plan, makes a verified safety copy, and asks before it writes.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RollbackCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @ArgGroup(exclusive = true)
  private Back back = new Back();

  RollbackCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Target target = back.target();
    return write(
        administration, chosen.one(administration, face()).database(), target, "rollback", consent);
  }

  /// How far back. At most one of them; none is the newest.
  static final class Back {
    @Option(
        names = "--last",
        paramLabel = "N",
        description = "Roll back the newest N applied migrations.")
    private @Nullable Integer last;

    @Option(
        names = "--to",
        paramLabel = "VERSION",
        description = "Roll back everything newer than this migration, which itself stays.")
    private @Nullable String to;

    @Option(names = "--all", description = "Roll back everything that is applied.")
    private boolean all;

    Target target() {
      if (to != null) {
        return new Target.RollBackTo(Targets.version(to));
      }
      if (all) {
        return new Target.RollBackAll();
      }
      return new Target.RollBackLast(last == null ? 1 : Targets.count(last, "--last"));
    }
  }
}
