package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.NotADatabase;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers databases.
@Command(
    name = "add",
    customSynopsis = "switchback add PATH [OPTIONS]",
    description = {
      "Registers a database file, or every database below a folder, and those that the project's"
          + " own configuration names (alembic.ini, .env, knexfile, flyway.conf and others). The"
          + " files are not touched.",
      "A migrations folder near the file is found by itself; --migrations names another one."
    })
final class AddCommand extends Verb {
  @Parameters(paramLabel = "PATH", description = "A database file, or a folder with databases.")
  private String path = "";

  @Option(names = "--name", paramLabel = "NAME", description = "How to call the database.")
  private @Nullable String name;

  @Option(names = "--migrations", paramLabel = "DIR", description = "The folder of its migrations.")
  private @Nullable String migrations;

  @Option(
      names = "--no-migrations",
      description = "It has no migrations: it is backed up, checked and restored only.")
  private boolean noMigrations;

  @Option(
      names = "--environment",
      paramLabel = "WHICH",
      defaultValue = "development",
      description =
          "What it is used for: development, staging or production. Default: ${DEFAULT-VALUE}.")
  private Environment environment = Environment.DEVELOPMENT;

  @Option(
      names = "--protected",
      description = "Its name has to be typed before anything is written to it.")
  private boolean isProtected;

  AddCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (migrations != null && noMigrations) {
      throw new Usage("--migrations and --no-migrations exclude each other.");
    }
    List<NewDatabase> found = administration.propose(face().path(path));
    if (name != null && found.size() > 1) {
      throw new Usage("--name is for one database, and there are " + found.size() + " here.");
    }
    List<String> lines = new ArrayList<>();
    List<Fields> added = new ArrayList<>();
    List<Fields> known = new ArrayList<>();
    for (NewDatabase proposal : found) {
      Optional<String> registered = proposal.alreadyRegisteredAs();
      if (registered.isPresent()) {
        face()
            .console()
            .message(
                shown(proposal.file())
                    + " is registered already, as "
                    + registered.get()
                    + ". To register it differently, remove it from the list and add it again;"
                    + " its file and its backups stay.");
        known.add(new Fields().put("file", proposal.file()).put("registeredAs", registered.get()));
      } else {
        Database database = add(administration, proposal);
        lines.add("Added " + database.name() + ": " + shown(database.file()));
        if (!proposal.exists()) {
          lines.add("  the file is not there yet");
        }
        lines.add("  migrations: " + database.source().map(this::shown).orElse("none"));
        if (!proposal.saidBy().isEmpty()) {
          lines.add(
              "  because of: "
                  + proposal.saidBy()
                  + proposal.tool().map(tool -> " (" + tool.displayName() + ")").orElse(""));
        }
        added.add(
            StatusFields.database(database)
                .put("exists", proposal.exists())
                .put("tool", proposal.tool())
                .put("saidBy", proposal.saidBy()));
      }
    }
    if (found.isEmpty()) {
      face().console().message("There is no SQLite database in " + shown(face().path(path)) + ".");
    }
    answer(lines, new Fields().put("added", added).put("alreadyRegistered", known));
    if (found.isEmpty()) {
      return ExitCode.FAILED;
    }
    // Options such as --protected have no effect on what is registered: that has to be noticed.
    return added.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private Database add(Administration administration, NewDatabase proposal) {
    administration
        .status(Database.unregistered(proposal.file(), Optional.empty()))
        .failure()
        .filter(failure -> failure instanceof NotADatabase)
        .ifPresent(
            failure -> {
              throw failure;
            });
    Database added =
        administration.add(
            name == null ? proposal.name() : name,
            proposal.file(),
            source(proposal),
            environment,
            isProtected ? Protection.PROTECTED : Protection.NONE);
    return proposal.settings().equals(Settings.NONE)
        ? added
        : administration.update(added.withSettings(proposal.settings()));
  }

  private Optional<Path> source(NewDatabase proposal) {
    if (noMigrations) {
      return Optional.empty();
    }
    return migrations == null ? proposal.source() : Optional.of(face().path(migrations));
  }

  private String shown(Path file) {
    return face().words().formats().path(file);
  }
}
