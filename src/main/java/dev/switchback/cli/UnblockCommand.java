package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Blockage;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.run.Evidence;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.words.Account;
import dev.switchback.words.BlockageWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what keeps another tool from going on, and deals with it.
@Command(
    name = "unblock",
    customSynopsis =
        "switchback unblock DATABASE [--applied | --not-applied | --release] [OPTIONS]",
    description = {
      "Shows the flags, locks and failed rows in the history of another tool, and what speaks for"
          + " each migration's having been applied.",
      "With a choice, corrects the history after a safety copy. Where there are several, --row says"
          + " which one.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UnblockCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @ArgGroup(exclusive = true)
  private Choices choices = new Choices();

  @Option(
      names = "--row",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which one, counted from 1 as they are shown. Default: ${DEFAULT-VALUE}.")
  private int row;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a lock of another program. Default: what the database's settings"
              + " say, or else 30.")
  private @Nullable Integer waitSeconds;

  /// What is said of it.
  static final class Choices {
    @Option(names = "--applied", description = "The migration was applied: record that.")
    private boolean applied;

    @Option(names = "--not-applied", description = "The migration was not applied: record that.")
    private boolean notApplied;

    @Option(names = "--release", description = "Release the lock.")
    private boolean release;

    Unblocking.@Nullable Choice choice() {
      if (applied) {
        return Unblocking.Choice.APPLIED;
      }
      if (notApplied) {
        return Unblocking.Choice.NOT_APPLIED;
      }
      return release ? Unblocking.Choice.RELEASE : null;
    }
  }

  UnblockCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    List<Blockage> blockages = face().doing(this, work -> administration.blockages(database, work));
    Unblocking.Choice choice = choices.choice();
    if (blockages.isEmpty()) {
      answer(List.of(face().words().blockages().notBlocked(database)), fields(database, blockages));
      return ExitCode.DONE;
    }
    List<String> lines = described(administration, database, blockages);
    if (choice == null) {
      answer(lines, fields(database, blockages));
      return ExitCode.REFUSED;
    }
    if (row < 1 || row > blockages.size()) {
      throw new Usage("--row takes a number from 1 to " + blockages.size() + ".");
    }
    return unblock(administration, database, blockages.get(row - 1), choice, lines);
  }

  private List<String> described(
      Administration administration, Database database, List<Blockage> blockages) {
    BlockageWords words = face().words().blockages();
    List<Evidence> evidence = face().doing(this, work -> administration.evidence(database, work));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < blockages.size(); i++) {
      lines.addAll(Face.lines(words.say(blockages.get(i), evidence.get(i))));
    }
    return lines;
  }

  private ExitCode unblock(
      Administration administration,
      Database database,
      Blockage blockage,
      Unblocking.Choice choice,
      List<String> described) {
    boolean fits = (choice == Unblocking.Choice.RELEASE) == (blockage.kind() == Blockage.Kind.LOCK);
    if (!fits) {
      throw new Usage(
          blockage.kind() == Blockage.Kind.LOCK
              ? "This is a lock: use --release."
              : "This is no lock: use --applied or --not-applied.");
    }
    BlockageWords words = face().words().blockages();
    List<String> lines = new ArrayList<>(described);
    lines.add(words.word(choice) + ": " + words.meaning(choice));
    if (consent.isDryRun()) {
      answer(lines, fields(database, List.of(blockage)));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused =
        consent.refusedFor(database, Act.Known.UNBLOCK, "unblock", lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    Unblocking unblocking = administration.planUnblocking(database, blockage, choice);
    UnblockReport report =
        face()
            .doing(
                this,
                work ->
                    administration.unblock(
                        database, unblocking, Wishes.lockWait(waitSeconds, database), work));
    Account account = words.say(database, report);
    answer(
        Face.lines(account),
        fields(database, List.of(blockage))
            .put("choice", choice)
            .put("done", report.isDone())
            .put("message", account.headline()));
    return report.isDone() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Fields fields(Database database, List<Blockage> blockages) {
    return new Fields()
        .put("database", database.name())
        .put("blockages", blockages.stream().map(UnblockCommand::fields).toList());
  }

  static Fields fields(Blockage blockage) {
    Fields cells = new Fields();
    blockage.cells().forEach(cells::put);
    return new Fields()
        .put("kind", blockage.kind())
        .put("table", blockage.table())
        .put("version", blockage.version())
        .put("since", blockage.since())
        .put("by", blockage.by())
        .put("processId", blockage.pid())
        .put("row", cells);
  }
}
