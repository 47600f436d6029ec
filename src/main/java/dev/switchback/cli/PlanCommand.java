package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.script.NoScript;
import dev.switchback.script.PlanScript;
import dev.switchback.script.ScriptFile;
import dev.switchback.template.SqliteVersion;
import dev.switchback.words.Account;
import dev.switchback.words.ScriptWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows a plan, or writes it out as a script.
@Command(
    name = "plan",
    customSynopsis = "switchback plan DATABASE [--to VERSION | --back N | …] [--script] [OPTIONS]",
    description = {
      "Shows what would be done, and does nothing. Without an option that is what \"run\" would"
          + " do.",
      "With --script it prints the plan as a script of SQL, the rows of the history included: for"
          + " review, or to be run elsewhere with SQLite's shell. It is what was run on a copy of"
          + " the file; the file itself is not touched.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class PlanCommand extends PlanningVerb {
  @Mixin private Chosen chosen = new Chosen();

  @ArgGroup(exclusive = true)
  private Goal goal = new Goal();

  @Option(names = "--script", description = "Print the plan as a script of SQL.")
  private boolean script;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the script to this new file.")
  private @Nullable String output;

  @Option(
      names = "--plain-sql",
      description =
          "Leave out of the script the one line that only SQLite's shell knows, for other"
              + " programs.")
  private boolean plainSql;

  PlanCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (!script && (output != null || plainSql)) {
      throw new Usage("--output and --plain-sql belong to --script.");
    }
    Optional<Path> file = Optional.ofNullable(output).map(face()::path);
    if (file.filter(Files::exists).isPresent()) {
      throw new Usage(
          face().words().formats().path(file.get()) + " is there already: name a new file.");
    }
    Database database = chosen.one(administration, face()).database();
    return switch (plan(administration, database, goal.target())) {
      case Refusal refusal -> refused(database, refusal);
      case Plan plan when plan.isEmpty() -> nothing(database, plan);
      case Plan plan ->
          script
              ? script(administration, database, plan, file)
              : isJson()
                  ? checked(administration, database, plan)
                  : shown(database, plan, administration.preflight(database, plan));
    };
  }

  /// With the checklist, which the text leaves to `lint`.
  private ExitCode checked(Administration administration, Database database, Plan plan) {
    answer(
        List.of(),
        PlanFields.plan(
            database,
            plan,
            administration.preflight(database, plan),
            administration.lint(database, SqliteVersion.here()),
            face().words().lint()));
    return ExitCode.DONE;
  }

  private ExitCode script(
      Administration administration, Database database, Plan plan, Optional<Path> file) {
    return switch (face().doing(this, work -> administration.script(database, plan, work))) {
      case NoScript none -> none(database, none);
      case PlanScript made -> {
        ScriptWords words = face().words().scripts();
        String text =
            words.text(
                database, made, plainSql ? ScriptWords.Reader.PROGRAM : ScriptWords.Reader.SHELL);
        file.ifPresent(target -> ScriptFile.write(target, text));
        List<String> lines =
            file.map(target -> List.of(words.headline(database, made), words.written(target)))
                .orElseGet(() -> text.lines().toList());
        answer(
            lines,
            new Fields()
                .put("database", database.name())
                .put("statements", made.migrationStatements())
                .put("output", file)
                .put("script", file.isPresent() ? Optional.empty() : Optional.of(text)));
        yield ExitCode.DONE;
      }
    };
  }

  private ExitCode none(Database database, NoScript none) {
    Account account = face().words().scripts().say(database, none, Face.ALLOWING);
    if (isJson()) {
      face()
          .console()
          .document(
              new Fields()
                  .put("database", database.name())
                  .put(
                      "refusal",
                      new Fields()
                          .put("message", account.headline())
                          .put(
                              "reasons",
                              account.parts().stream()
                                  .flatMap(part -> part.lines().stream())
                                  .toList())));
    } else {
      Face.lines(account).forEach(face().console()::message);
    }
    return switch (none) {
      case NoScript.FailedOnCopy _ -> ExitCode.FAILED;
      case NoScript.RepeatedTooOften _, NoScript.Program _ -> ExitCode.REFUSED;
    };
  }

  /// What is planned. At most one of them; none is to run everything pending.
  static final class Goal {
    @ArgGroup(exclusive = true)
    private Targets targets = new Targets();

    @Option(
        names = "--back",
        paramLabel = "N",
        description = "Roll back the newest N applied migrations.")
    private @Nullable Integer back;

    @Option(
        names = "--back-to",
        paramLabel = "VERSION",
        description = "Roll back everything newer than this migration, which itself stays.")
    private @Nullable String backTo;

    @Option(names = "--back-all", description = "Roll back everything that is applied.")
    private boolean backAll;

    @Option(
        names = "--stamp",
        paramLabel = "VERSION",
        description = "Record what is pending up to and with this migration as applied.")
    private @Nullable String stamp;

    @Option(
        names = "--unstamp",
        paramLabel = "VERSION",
        description = "Record this migration, and all that stands on it, as not applied.")
    private @Nullable String unstamp;

    Target target() {
      if (back != null) {
        return new Target.RollBackLast(Targets.count(back, "--back"));
      }
      if (backTo != null) {
        return new Target.RollBackTo(Targets.version(backTo));
      }
      if (backAll) {
        return new Target.RollBackAll();
      }
      if (stamp != null) {
        return new Target.Stamp(Targets.version(stamp));
      }
      return unstamp == null ? targets.target() : new Target.Unstamp(Targets.version(unstamp));
    }
  }
}
