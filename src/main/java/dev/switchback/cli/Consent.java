package dev.switchback.cli;

import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether somebody agreed to a write, and how long it may wait for other programs.
final class Consent {
  @Option(
      names = {"-y", "--yes"},
      description = "Do it without asking. Needed where nobody can be asked.")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "The name of a protected database, typed out. Needed to write to one.")
  private @Nullable String confirm;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  boolean isDryRun() {
    return dryRun;
  }

  /// Shows the plan and asks, unless the command line already agrees. Empty when it may be done;
  /// otherwise how the command ends.
  ///
  /// @param verb what has to be typed where the name hasn't
  Optional<ExitCode> refusedFor(
      Database database, Act act, String verb, List<String> plan, Verb command) {
    return refused(
        database,
        Agreement.neededFor(database, act),
        verb,
        plan,
        "This writes to " + database.name(),
        command);
  }

  /// The same for what is remembered of a database and not written to it.
  Optional<ExitCode> refusedToRemember(
      Database database, String verb, List<String> plan, Verb command) {
    Agreement needed =
        database.protection() == Protection.PROTECTED ? Agreement.NAMED : Agreement.CONFIRMED;
    return refused(
        database, needed, verb, plan, "This will be remembered of " + database.name(), command);
  }

  /// For what takes everything away: the name has to be typed, whether it is protected or not.
  static Optional<ExitCode> refusedUnlessNamed(
      Database database, Optional<String> confirmed, List<String> plan, Verb command) {
    Console console = command.face().console();
    if (confirmed.filter(database.name()::equals).isPresent()) {
      if (!command.isJson()) {
        plan.forEach(console::message);
      }
      return Optional.empty();
    }
    if (confirmed.isPresent()) {
      return needed(
          "\"" + confirmed.get() + "\" is not the name of " + database.name() + ".",
          "Add --confirm " + database.name() + ".",
          plan,
          command);
    }
    return console.kind() == Console.Kind.PIPED
        ? needed(
            "This empties " + database.name() + ", and its name was not typed out.",
            "To do it, add --confirm " + database.name() + ".",
            plan,
            command)
        : asked(database.name(), plan, console);
  }

  /// The same for what is deleted for ever.
  Optional<ExitCode> refusedToDelete(
      Database database, String verb, List<String> plan, Verb command) {
    return refused(
        database,
        Agreement.neededFor(database, Act.Known.DELETE_BACKUPS),
        verb,
        plan,
        "This deletes backups of " + database.name() + " for ever",
        command);
  }

  /// The same for a change of what protects a database: its name has to be typed.
  Optional<ExitCode> refusedToChange(Database database, List<String> plan, Verb command) {
    return refused(database, Agreement.NAMED, database.name(), plan, "", command);
  }

  private Optional<ExitCode> refused(
      Database database,
      Agreement agreement,
      String verb,
      List<String> plan,
      String act,
      Verb command) {
    boolean byName =
        switch (agreement) {
          case CONFIRMED -> false;
          case NAMED -> true;
          case NEVER -> throw new IllegalArgumentException(verb + " of " + database.name());
        };
    String word = byName ? database.name() : verb;
    if (byName ? word.equals(confirm) : yes) {
      if (!command.isJson()) {
        plan.forEach(command.face().console()::message);
      }
      return Optional.empty();
    }
    if (byName && confirm != null) {
      return needed(
          what(database) + ", and \"" + confirm + "\" is not its name.",
          "Add --confirm " + database.name() + ".",
          plan,
          command);
    }
    if (command.face().console().kind() == Console.Kind.PIPED) {
      return byName
          ? needed(
              what(database) + ", and its name was not typed out.",
              "To do this, add --confirm " + database.name() + ".",
              plan,
              command)
          : needed(act + ", and nobody confirmed it.", "To do it, add --yes.", plan, command);
    }
    return asked(word, plan, command.face().console());
  }

  private static String what(Database database) {
    return database.name()
        + (database.environment() == Environment.PRODUCTION
            ? " is used in production"
            : " is protected");
  }

  private static Optional<ExitCode> asked(String word, List<String> plan, Console console) {
    plan.forEach(console::message);
    console.unfinished("Type \"" + word + "\" to go on: ");
    if (console.answer().map(String::strip).filter(word::equals).isPresent()) {
      return Optional.empty();
    }
    console.message("Cancelled. Nothing was changed.");
    return Optional.of(ExitCode.CANCELLED);
  }

  private static Optional<ExitCode> needed(
      String message, String advice, List<String> plan, Verb command) {
    Console console = command.face().console();
    if (command.isJson()) {
      console.document(
          new Fields()
              .put(
                  "failure",
                  new Fields()
                      .put("code", "needs-confirmation")
                      .put("message", message)
                      .put("advice", advice)));
    } else {
      plan.forEach(console::message);
      console.message(message);
      console.message("  " + advice);
    }
    return Optional.of(ExitCode.NEEDS_CONFIRMATION);
  }
}
