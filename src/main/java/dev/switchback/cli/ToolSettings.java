package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.ProjectCommand;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which command the project of a database uses, as far as the command line says so.
final class ToolSettings {
  @Option(
      names = "--configure",
      paramLabel = "COMMAND",
      description =
          "Keep this as the project's command, in one word: a program and its arguments, without"
              + " the verb. {database} or {url} in it says where the database is named.")
  private @Nullable String configure;

  @Option(
      names = "--accept",
      paramLabel = "N",
      description = "Keep proposal N, counted from 1 as they are shown.")
  private @Nullable Integer accept;

  @Option(names = "--forget", description = "Forget the project's command.")
  private boolean forget;

  @Option(
      names = "--tool",
      paramLabel = "TOOL",
      description = "With --configure: which tool the command is one of, for example alembic.")
  private @Nullable String tool;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "With --configure: the folder the command runs in. Default: this one.")
  private @Nullable String folder;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description =
          "With --configure: add this to the command's environment. May be given several times.")
  private Map<String, String> environment = new HashMap<>();

  /// The database with the settings that are asked for, kept when it is registered.
  Database applied(Administration administration, Face face, Database database) {
    long asked =
        List.of(configure != null, accept != null, forget).stream().filter(it -> it).count();
    if (asked > 1) {
      throw new Usage("--configure, --accept and --forget exclude each other.");
    }
    if (asked == 0) {
      return database;
    }
    Database changed = changed(administration, face, database);
    if (changed.id().isEmpty()) {
      return changed;
    }
    // What was set up for this call only isn't kept.
    Database kept = administration.database(changed.name());
    administration.update(kept.withSettings(kept.settings().withCommandOf(changed.settings())));
    return changed;
  }

  boolean isAnythingChanged() {
    return configure != null || accept != null || forget;
  }

  private Database changed(Administration administration, Face face, Database database) {
    if (forget) {
      return database.withSettings(database.settings().withoutCommand());
    }
    if (accept != null) {
      List<CommandProposal> proposals = administration.proposeCommands(database);
      if (accept < 1 || accept > proposals.size()) {
        throw new Usage("There are " + proposals.size() + " proposals.");
      }
      CommandProposal proposal = proposals.get(accept - 1);
      return database.withSettings(
          database.settings().withCommand(proposal.tool(), proposal.command()));
    }
    return database.withSettings(
        database.settings().withCommand(meant(administration, database), command(face)));
  }

  private ProjectCommand command(Face face) {
    Path runsIn = folder == null ? face.path("") : face.path(folder);
    try {
      return ProjectCommand.parse(String.valueOf(configure), runsIn, environment);
    } catch (IllegalArgumentException e) {
      throw new Usage(e.getMessage() + ".");
    }
  }

  private Tool meant(Administration administration, Database database) {
    if (tool != null) {
      String typed = tool.replaceAll("[^A-Za-z0-9]", "");
      return CommandPlan.tools().stream()
          .filter(it -> it.name().replace("_", "").equalsIgnoreCase(typed))
          .findFirst()
          .orElseThrow(() -> new Usage("\"" + tool + "\" cannot be driven. " + choices()));
    }
    Optional<Tool> known = database.settings().commandTool();
    return known
        .or(
            () ->
                administration.proposeCommands(database).stream()
                    .findFirst()
                    .map(CommandProposal::tool))
        .orElseThrow(() -> new Usage("Which tool is it? Name it with --tool. " + choices()));
  }

  private static String choices() {
    return CommandPlan.tools().stream()
        .map(Fields::word)
        .collect(Collectors.joining(", ", "What can be: ", "."));
  }
}
