package dev.switchback.registry;

import dev.switchback.command.ProjectCommand;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import dev.switchback.source.ToolOptions;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.sqlite.SuppliedCollation;
import dev.switchback.sqlite.SuppliedFunction;
import dev.switchback.sqlite.SuppliedNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /// The tool in whose layout the migrations are read, a constant of [Tool]; Switchback's for plain
  /// files, pairs and sections. Without it they are read as the history's tool or their looks say.
  public static final String SOURCE_LAYOUT = "source.layout";

  /// The table that the history stands in.
  public static final String HISTORY_TABLE = "history.table";

  /// Begins the names of a home-made table's columns: `history.column.version`.
  public static final String HISTORY_COLUMN = "history.column.";

  /// Begins the names of how the tool of the migrations is set up: `option.contexts`.
  public static final String OPTION = "option.";

  /// The tool whose verbs the project's command understands, a constant of [Tool].
  public static final String COMMAND_TOOL = "command.tool";

  /// The project's command as one line, its words quoted as [dev.switchback.command.Quoting] says.
  public static final String COMMAND_LINE = "command.line";

  /// The folder that it runs in.
  public static final String COMMAND_FOLDER = "command.folder";

  /// Begins the names of what is added to its environment: `command.environment.DATABASE_URL`.
  public static final String COMMAND_ENVIRONMENT = "command.environment.";

  /// Begins the names of jars that somebody has allowed to be run, each with the SHA-256 of its
  /// content; the value is the name that its file had.
  public static final String ALLOWED_JAR = "jar.allowed.";

  /// Begins the names of functions that are supplied: `function.normalize`.
  public static final String FUNCTION = "function.";

  /// Begins the names of collations that are supplied: `collation.unicase`.
  public static final String COLLATION = "collation.";

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

  /// Whether a jar with this SHA-256 may be run.
  public boolean allowsJar(String sha256) {
    return values.containsKey(ALLOWED_JAR + sha256);
  }

  public Settings withAllowedJar(String sha256, String fileName) {
    return with(ALLOWED_JAR + sha256, fileName);
  }

  public Settings withoutAllowedJar(String sha256) {
    return without(ALLOWED_JAR + sha256);
  }

  /// What the setting says, or what it is as long as nobody says otherwise.
  public String value(DatabaseSetting setting) {
    return get(setting.key()).orElse(setting.initial());
  }

  private boolean isOn(DatabaseSetting setting) {
    return value(setting).equals(DatabaseSetting.ON);
  }

  /// How the file is to be journalled; empty as long as nobody decided.
  public Optional<JournalMode> journalMode() {
    return get(DatabaseSetting.JOURNAL_MODE.key()).flatMap(JournalMode::typed);
  }

  /// How long an operation waits for other programs' locks.
  public Duration busyTimeout() {
    return Duration.ofSeconds(Long.parseLong(value(DatabaseSetting.BUSY_TIMEOUT)));
  }

  /// Whether the file is made when it isn't there.
  public boolean isCreatedWhenMissing() {
    return isOn(DatabaseSetting.CREATE_WHEN_MISSING);
  }

  /// Whether what is pending is run when the window is opened.
  public boolean isRunAtStart() {
    return isOn(DatabaseSetting.RUN_AT_START);
  }

  /// How a session behaves that runs migrations on the file.
  public SessionSettings forRuns() {
    SuppliedNames all = names();
    return session(
        new SuppliedNames(
            isOn(DatabaseSetting.FUNCTIONS_IN_RUNS)
                ? all.functions()
                : all.functions().stream()
                    .filter(SuppliedFunction.Regexp.class::isInstance)
                    .toList(),
            isOn(DatabaseSetting.COLLATIONS_IN_RUNS) ? all.collations() : List.of()));
  }

  /// How a session behaves that runs migrations on a copy: with all that is supplied.
  public SessionSettings forTries() {
    return session(names());
  }

  private SessionSettings session(SuppliedNames names) {
    return new SessionSettings(
        SessionSettings.Synchronous.valueOf(constant(DatabaseSetting.SYNCHRONOUS)),
        SessionSettings.ForeignKeys.valueOf(constant(DatabaseSetting.FOREIGN_KEYS)),
        isOn(DatabaseSetting.OPTIMIZE_ON_CLOSE)
            ? SessionSettings.Afterwards.OPTIMIZE
            : SessionSettings.Afterwards.NOTHING,
        names);
  }

  private String constant(DatabaseSetting setting) {
    return value(setting).toUpperCase(Locale.ROOT);
  }

  /// The settings that supply functions and collations, as they are kept.
  public Map<String, String> supplied() {
    Map<String, String> supplied = new TreeMap<>(values);
    supplied.keySet().removeIf(name -> !name.startsWith(FUNCTION) && !name.startsWith(COLLATION));
    return supplied;
  }

  /// All functions and collations that are supplied, by name.
  public SuppliedNames names() {
    List<SuppliedFunction> functions = new ArrayList<>();
    List<SuppliedCollation> collations = new ArrayList<>();
    if (isOn(DatabaseSetting.REGEXP)) {
      functions.add(new SuppliedFunction.Regexp());
    }
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              if (key.startsWith(FUNCTION)) {
                functions.add(
                    new SuppliedFunction.Expression(key.substring(FUNCTION.length()), value));
              } else if (key.startsWith(COLLATION)) {
                SuppliedCollation.of(key.substring(COLLATION.length()), value)
                    .ifPresent(collations::add);
              }
            });
    return new SuppliedNames(functions, collations);
  }

  public Optional<Tool> projectTool() {
    return get(PROJECT_TOOL).flatMap(Settings::tool);
  }

  /// The layout that somebody chose for the migrations.
  public Optional<Tool> layout() {
    return get(SOURCE_LAYOUT).flatMap(Settings::tool);
  }

  public Settings withLayout(Optional<Tool> layout) {
    return layout.map(tool -> with(SOURCE_LAYOUT, tool.name())).orElse(without(SOURCE_LAYOUT));
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

  /// How the tool of the migrations is set up for this database.
  public ToolOptions toolOptions() {
    Map<String, String> options = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(OPTION)) {
            options.put(name.substring(OPTION.length()), value);
          }
        });
    return new ToolOptions(options);
  }

  /// With `options` besides those that are there; an empty value takes one away.
  public Settings withToolOptions(Map<String, String> options) {
    Map<String, String> changed = new TreeMap<>(values);
    options.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            changed.remove(OPTION + name);
          } else {
            changed.put(OPTION + name, value);
          }
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

  /// With the command of `other` in place of its own.
  public Settings withCommandOf(Settings other) {
    Map<String, String> changed = new TreeMap<>(withoutCommand().values);
    other.values.forEach(
        (name, value) -> {
          if (name.startsWith("command.")) {
            changed.put(name, value);
          }
        });
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
