package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows databases and their migrations.
@Command(
    name = "status",
    customSynopsis = "switchback status [DATABASE... | --all] [OPTIONS]",
    description = {
      "Shows the state of a database and of each of its migrations. With --all, or without a name,"
          + " all registered databases in one table. Looking changes nothing.",
      "Ends with 0 when everything is up to date, 1 when something is pending, 2 when there is a"
          + " problem or no answer: fit for scripts and deployments.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class StatusCommand extends Verb {
  static final String ENDINGS =
      "\"status\" answers with its number: 0 up to date, 1 something is pending, 2 a problem, or no"
          + " answer.";

  private static final int ALL_UP_TO_DATE = 0;
  private static final int PENDING = 1;
  private static final int PROBLEM = 2;

  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--all", description = "All registered databases, in one table.")
  private boolean all;

  @Option(
      names = "--exit-code",
      description =
          "Does nothing: status always ends with 0, 1 or 2. For scripts that still say it.")
  @SuppressWarnings("unused")
  private boolean exitCode;

  private int gate = ALL_UP_TO_DATE;

  StatusCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (all && !chosen.isNobody()) {
      throw new Usage("--all and a database exclude each other.");
    }
    List<Database> databases = chosen.several(administration, face());
    List<DatabaseStatus> found = databases.stream().map(administration::status).toList();
    if (found.isEmpty() && !isJson()) {
      face().console().message("No databases yet. Add one with \"switchback add FILE\".");
    }
    StatusFields fields = new StatusFields(face().words());
    answer(
        chosen.isNobody() ? table(found) : one(found),
        new Fields().put("databases", found.stream().map(fields::whole).toList()));
    gate = gate(found);
    return ExitCode.DONE;
  }

  /// What was found, as a number of its own.
  @Override
  int ending(Administration administration) {
    carryOut(administration);
    return gate;
  }

  /// No answer is not "pending": a gate stays shut.
  @Override
  int failing(ExitCode usual) {
    return usual == ExitCode.FAILED ? PROBLEM : usual.number();
  }

  private List<String> one(List<DatabaseStatus> found) {
    StatusLines text = new StatusLines(face().words());
    List<String> lines = new ArrayList<>();
    for (DatabaseStatus status : found) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(text.of(status));
    }
    return lines;
  }

  private List<String> table(List<DatabaseStatus> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Table table = new Table();
    table.row(face().words().infos().columns().toArray(String[]::new));
    for (DatabaseStatus status : found) {
      table.row(
          status.database().name(),
          face().words().word(status.state()),
          face().words().formats().count(status.timeline().applied().size()),
          face().words().formats().count(status.pendingCount()),
          face().words().word(status.database().environment()),
          face().words().formats().path(status.database().file()));
    }
    return table.lines("");
  }

  private static int gate(List<DatabaseStatus> found) {
    return found.stream()
        .map(DatabaseStatus::state)
        .mapToInt(StatusCommand::gate)
        .max()
        .orElse(ALL_UP_TO_DATE);
  }

  /// A database that nobody can write to is none that something can be deployed to.
  private static int gate(DatabaseState state) {
    return switch (state) {
      case UP_TO_DATE, HEALTHY, NOT_CHECKED -> ALL_UP_TO_DATE;
      case PENDING -> PENDING;
      case NEEDS_ATTENTION,
          DAMAGED,
          IN_USE,
          READ_ONLY,
          NOT_FOUND,
          CANNOT_BE_OPENED,
          RECOVERY_PENDING ->
          PROBLEM;
    };
  }
}
