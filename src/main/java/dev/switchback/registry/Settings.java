package dev.switchback.registry;

import dev.switchback.command.ProjectCommand;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody decided about one database, by name. What isn't here is as Switchback finds it.
public record Settings(Map<String, String> values) {
  public static final Settings NONE = new Settings(Map.of());

  /// The tool whose history counts, a constant of [Tool].
  public static final String HISTORY_TOOL = "history.tool";

  /// The tool that a project's configuration belongs to, a constant of [Tool]: its history is
  /// written where the database has none yet.
  public static final String PROJECT_TOOL = "project.tool";

  /// The table that the history stands in.
  public static final String HISTORY_TABLE = "history.table";

  /// Begins the names of a home-made table's columns: `history.column.version`.
  public static final String HISTORY_COLUMN = "history.column.";

  /// The tool whose verbs the project's command understands, a constant of [Tool].
  public static final String COMMAND_TOOL = "command.tool";

  /// The project's command as one line, its words quoted as [dev.switchback.command.Quoting] says.
  public static final String COMMAND_LINE = "command.line";

  /// The folder that it runs in.
  public static final String COMMAND_FOLDER = "command.folder";

  /// Begins the names of what is added to its environment: `command.environment.DATABASE_URL`.
  public static final String COMMAND_ENVIRONMENT = "command.environment.";

  public Settings {
    values = Map.copyOf(values);
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Settings with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Settings(changed);
  }

  public Settings without(String name) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.remove(name);
    return new Settings(changed);
  }

  public Optional<Tool> projectTool() {
    return get(PROJECT_TOOL).flatMap(Settings::tool);
  }

  /// Which history of the database counts. A tool that this version doesn't know is left out.
  public HistoryChoice history() {
    return new HistoryChoice(
        get(HISTORY_TOOL).flatMap(Settings::tool), get(HISTORY_TABLE), mapping());
  }

  public Settings withHistory(HistoryChoice choice) {
    Map<String, String> changed = new TreeMap<>(values);
    changed.keySet().removeIf(name -> name.startsWith("history."));
    choice.tool().ifPresent(tool -> changed.put(HISTORY_TOOL, tool.name()));
    choice.table().ifPresent(table -> changed.put(HISTORY_TABLE, table));
    choice
        .mapping()
        .ifPresent(
            mapping -> {
              changed.put(HISTORY_TABLE, mapping.table());
              changed.put(HISTORY_COLUMN + "version", mapping.version());
              mapping.name().ifPresent(c -> changed.put(HISTORY_COLUMN + "name", c));
              mapping.appliedAt().ifPresent(c -> changed.put(HISTORY_COLUMN + "appliedAt", c));
              mapping.success().ifPresent(c -> changed.put(HISTORY_COLUMN + "success", c));
              mapping.checksum().ifPresent(c -> changed.put(HISTORY_COLUMN + "checksum", c));
            });
    return new Settings(changed);
  }

  /// The command that the project runs its migrations with; empty when nobody said which.
  public Optional<ProjectCommand> command() {
    Map<String, String> environment = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(COMMAND_ENVIRONMENT)) {
            environment.put(name.substring(COMMAND_ENVIRONMENT.length()), value);
          }
        });
    return get(COMMAND_LINE)
        .flatMap(
            line ->
                get(COMMAND_FOLDER)
                    .map(folder -> ProjectCommand.parse(line, Path.of(folder), environment)));
  }

  /// The tool that the command is one of; empty when nobody said so.
  public Optional<Tool> commandTool() {
    return get(COMMAND_TOOL).flatMap(Settings::tool);
  }

  public Settings withCommand(Tool tool, ProjectCommand command) {
    Map<String, String> changed = new TreeMap<>(withoutCommand().values);
    changed.put(COMMAND_TOOL, tool.name());
    changed.put(COMMAND_LINE, command.line());
    changed.put(COMMAND_FOLDER, command.folder().toString());
    command.environment().forEach((name, value) -> changed.put(COMMAND_ENVIRONMENT + name, value));
    return new Settings(changed);
  }

  public Settings withoutCommand() {
    Map<String, String> changed = new TreeMap<>(values);
    changed.keySet().removeIf(name -> name.startsWith("command."));
    return new Settings(changed);
  }

  private Optional<Mapping> mapping() {
    return get(HISTORY_COLUMN + "version")
        .flatMap(
            version ->
                get(HISTORY_TABLE)
                    .map(
                        table ->
                            new Mapping(
                                table,
                                version,
                                get(HISTORY_COLUMN + "name"),
                                get(HISTORY_COLUMN + "appliedAt"),
                                get(HISTORY_COLUMN + "success"),
                                get(HISTORY_COLUMN + "checksum"))));
  }

  private static Optional<Tool> tool(String name) {
    for (Tool tool : Tool.values()) {
      if (tool.name().equals(name)) {
        return Optional.of(tool);
      }
    }
    return Optional.empty();
  }
}
