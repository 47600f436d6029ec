package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.OutputLine;
import dev.switchback.command.ToolVerb;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.words.CommandWords;
import dev.switchback.words.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs migrations that are programs, by the project's own command.
@Command(
    name = "tool",
    customSynopsis = {
      "switchback tool DATABASE [VERB [VERSION | NAME]] [OPTIONS]",
      "       switchback tool DATABASE --configure COMMAND [OPTIONS]"
    },
    description = {
      "Runs the project's own command of a migration tool such as Alembic or Django: first on a"
          + " copy, then, when it worked there and somebody agrees, on the file under a safety"
          + " copy.",
      "VERB is one of upgrade, upgrade-one, upgrade-to, downgrade-one, downgrade-to, stamp,"
          + " current, history, check, sql, new, generate; which of them there are depends on the"
          + " tool. Without one, the command that is configured and those that are proposed are"
          + " shown.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ToolCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();
  @Mixin private ToolSettings settings = new ToolSettings();

  @Option(names = "--try", description = "Run it on a copy only, and show what it did there.")
  private boolean tryOnly;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a lock of another program. Default: what the database's settings"
              + " say, or else 30.")
  private @Nullable Integer waitSeconds;

  ToolCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.withRest(administration, face());
    Database database = settings.applied(administration, face(), choice.database());
    if (choice.words().isEmpty()) {
      return show(administration, database);
    }
    ToolVerb verb = verb(choice.words().getFirst());
    List<String> given = choice.words().subList(1, choice.words().size());
    return switch (administration.planCommand(database, verb, given)) {
      case CommandRefusal refusal -> refused(database, refusal);
      case CommandPlan plan -> carryOut(administration, database, plan);
    };
  }

  private static ToolVerb verb(String typed) {
    return Arrays.stream(ToolVerb.values())
        .filter(verb -> verb.option().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new Usage(
                    "\""
                        + typed
                        + "\" is no verb. "
                        + Arrays.stream(ToolVerb.values())
                            .map(ToolVerb::option)
                            .collect(Collectors.joining(", ", "There are: ", "."))));
  }

  private ExitCode show(Administration administration, Database database) {
    CommandWords words = face().words().commands();
    List<CommandProposal> proposals =
        settings.isAnythingChanged() ? List.of() : administration.proposeCommands(database);
    List<String> lines = new ArrayList<>();
    database
        .settings()
        .command()
        .ifPresentOrElse(
            command -> {
              lines.add("Command of " + database.name() + ": " + command.wholeLine());
              lines.add("  in " + face().words().formats().path(command.folder()));
            },
            () -> lines.add("No command is configured for " + database.name() + "."));
    for (int i = 0; i < proposals.size(); i++) {
      List<String> proposal = Face.lines(words.say(proposals.get(i)));
      lines.add("Proposal " + (i + 1) + ", " + proposal.getFirst());
      lines.addAll(proposal.subList(1, proposal.size()));
    }
    answer(lines, ToolFields.shown(database, proposals));
    return ExitCode.DONE;
  }

  private ExitCode refused(Database database, CommandRefusal refusal) {
    Said said = face().words().commands().say(database, refusal);
    if (isJson()) {
      face().console().document(ToolFields.refusal(database, refusal, said));
    } else {
      face().console().message(said.sentence());
      face().console().message("  " + said.advice());
    }
    return ExitCode.REFUSED;
  }

  private ExitCode carryOut(Administration administration, Database database, CommandPlan plan) {
    if (consent.isDryRun()) {
      answer(
          Face.lines(face().words().commands().say(database, plan)),
          ToolFields.plan(database, plan));
      return ExitCode.DONE;
    }
    Duration wait = Wishes.lockWait(waitSeconds, database);
    CommandReport attempt =
        face().doing(this, work -> administration.tryCommand(database, plan, wait, work));
    if (plan.verb().effect() != ToolVerb.Effect.DATABASE) {
      return told(database, attempt);
    }
    List<String> lines =
        new ArrayList<>(Face.lines(face().words().commands().say(database, attempt)));
    if (tryOnly || !attempt.isWorthRunning()) {
      answer(lines, fields().attempt(database, attempt));
      return code(attempt);
    }
    lines.add(face().words().commands().next(database));
    Optional<ExitCode> refused =
        consent.refusedFor(database, Act.Known.COMMAND, plan.verb().option(), lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    CommandReport report =
        face().doing(this, work -> administration.runCommand(database, plan, wait, work));
    answer(
        Face.lines(face().words().commands().say(database, report)),
        fields().run(database, attempt, report));
    return code(report);
  }

  /// What a verb that only looks said, word for word.
  private ExitCode told(Database database, CommandReport report) {
    boolean isGood = report.outcome() == CommandReport.Outcome.DONE;
    List<String> lines =
        isGood
            ? report.end().orElseThrow().output().lines().stream().map(OutputLine::text).toList()
            : Face.lines(face().words().commands().say(database, report));
    answer(lines, fields().attempt(database, report));
    return !isGood && report.plan().verb() == ToolVerb.CHECK && hasEnded(report)
        ? ExitCode.PROBLEMS
        : code(report);
  }

  private static boolean hasEnded(CommandReport report) {
    return switch (report.outcome()) {
      case FAILED_CHANGED, FAILED_UNCHANGED -> true;
      case DONE, NOT_RUN, CANCELLED_CHANGED, CANCELLED_UNCHANGED, WROTE_TO_THE_FILE -> false;
    };
  }

  private ToolFields fields() {
    return new ToolFields(face().words());
  }

  private static ExitCode code(CommandReport report) {
    boolean onCopy = report.place() == CommandReport.Place.COPY;
    return switch (report.outcome()) {
      case DONE -> ExitCode.DONE;
      case NOT_RUN, FAILED_UNCHANGED -> ExitCode.FAILED;
      case FAILED_CHANGED -> onCopy ? ExitCode.FAILED : ExitCode.PARTLY;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
      case CANCELLED_CHANGED -> onCopy ? ExitCode.CANCELLED : ExitCode.PARTLY;
      case WROTE_TO_THE_FILE -> ExitCode.PARTLY;
    };
  }
}
