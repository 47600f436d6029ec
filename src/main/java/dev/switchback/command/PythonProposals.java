package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Proposals for projects in Python.
final class PythonProposals {
  private static final Pattern LOCATION =
      Pattern.compile("(?m)^\\s*script_location\\s*[=:]\\s*(?:%\\(here\\)s/)?(\\S+)");
  private static final Pattern SEVERAL = Pattern.compile("(?m)^\\s*(databases)\\s*[=:]");
  private static final Pattern ARGUMENT =
      Pattern.compile("get_x_argument\\(.*?\\)\\s*(?:\\.get\\(|\\[)\\s*['\"](\\w+)['\"]");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?:environ(?:\\.get\\(|\\[)|getenv\\()\\s*['\"](\\w*(?:URL|URI|DSN|DATABASE|DB)\\w*)['\"]");
  private static final Pattern MODULE =
      Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*,\\s*['\"]([\\w.]+)['\"]");

  private PythonProposals() {}

  /// The words that start a program of the project, and how they were found.
  private record Start(List<String> words, List<Clue> clues) {}

  static Stream<CommandProposal> alembic(Project project) {
    String config = "alembic.ini";
    if (!project.has(config) || project.found(config, SEVERAL).isPresent()) {
      return Stream.empty();
    }
    Start start = start(project, "alembic");
    String environment = project.found(config, LOCATION).orElse("alembic") + "/env.py";
    List<CommandProposal> proposals = new ArrayList<>();
    Clue file = new Clue(Clue.Kind.PROJECT_FILE, config);
    Clue copied = new Clue(Clue.Kind.CONFIGURATION_COPIED, config);
    project
        .found(environment, ARGUMENT)
        .ifPresent(
            key ->
                proposals.add(
                    alembic(
                        project,
                        words(start.words(), "-x", key + "=" + address(project, environment)),
                        Map.of(),
                        clues(file, start, new Clue(Clue.Kind.ARGUMENT, "-x " + key)))));
    Optional<String> variable = project.found(environment, VARIABLE);
    variable.ifPresent(
        name ->
            proposals.add(
                alembic(
                    project,
                    start.words(),
                    Map.of(name, address(project, environment)),
                    clues(file, start, new Clue(Clue.Kind.VARIABLE, name)))));
    boolean setsItself = project.says(environment, "set_main_option") && proposals.isEmpty();
    if (setsItself) {
      proposals.add(
          alembic(
              project,
              start.words(),
              Map.of("DATABASE_URL", address(project, environment)),
              clues(file, start, new Clue(Clue.Kind.VARIABLE_GUESSED, "DATABASE_URL"))));
    }
    proposals.add(
        alembic(
            project, words(start.words(), "-c", "{config}"), Map.of(), clues(file, start, copied)));
    return proposals.stream();
  }

  private static CommandProposal alembic(
      Project project, List<String> words, Map<String, String> environment, List<Clue> clues) {
    return new CommandProposal(
        Tool.ALEMBIC, new ProjectCommand(words, project.folder(), environment), clues);
  }

  /// Flask-Migrate: Alembic behind Flask's own command.
  static Stream<CommandProposal> flask(Project project) {
    boolean isFlask =
        project.has("migrations/alembic.ini") && project.says("migrations/env.py", "current_app");
    if (!isFlask) {
      return Stream.empty();
    }
    Start start = start(project, "flask");
    Optional<String> variable =
        Stream.of("config.py", "app.py", "wsgi.py", "app/__init__.py", "app/config.py")
            .flatMap(file -> project.found(file, VARIABLE).stream())
            .findFirst();
    Clue told =
        new Clue(
            variable.isPresent() ? Clue.Kind.VARIABLE : Clue.Kind.VARIABLE_GUESSED,
            variable.orElse("DATABASE_URL"));
    return Stream.of(
        alembic(
            project,
            words(start.words(), "db"),
            Map.of(told.subject(), "{url}"),
            clues(new Clue(Clue.Kind.PROJECT_FILE, "migrations/alembic.ini"), start, told)));
  }

  /// With the driver for asynchronous programs where the project has that one.
  private static String address(Project project, String environment) {
    boolean isAsynchronous =
        project.says("alembic.ini", "sqlite+aiosqlite")
            || project.says(environment, "async_engine_from_config")
            || project.says(environment, "create_async_engine");
    return isAsynchronous ? "sqlite+aiosqlite:///{database}" : "{url}";
  }

  static Stream<CommandProposal> django(Project project) {
    Optional<String> module = project.found("manage.py", MODULE);
    if (module.isEmpty()) {
      return Stream.empty();
    }
    Start start = start(project, "python");
    return Stream.of(
        new CommandProposal(
            Tool.DJANGO,
            new ProjectCommand(
                words(start.words(), "manage.py"),
                project.folder(),
                Map.of(
                    "DJANGO_SETTINGS_MODULE",
                    "switchback_settings",
                    "PYTHONPATH",
                    "{settings:" + module.get() + "}")),
            clues(
                new Clue(Clue.Kind.PROJECT_FILE, "manage.py"),
                start,
                new Clue(Clue.Kind.CONFIGURATION_COPIED, module.get()))));
  }

  /// The project's own environment first: it needs no other program. Then what manages it.
  private static Start start(Project project, String program) {
    Optional<String> own = project.inEnvironment(program);
    if (own.isPresent()) {
      return new Start(List.of(own.get()), List.of(new Clue(Clue.Kind.OWN_PROGRAM, own.get())));
    }
    for (Runner runner : Runner.values()) {
      if (project.has(runner.lock)) {
        return new Start(
            List.of(runner.program, "run", program),
            List.of(new Clue(Clue.Kind.LOCK_FILE, runner.lock)));
      }
    }
    return onSystem(project, program);
  }

  private static Start onSystem(Project project, String program) {
    List<String> names = program.equals("python") ? List.of("python3", "python") : List.of(program);
    return names.stream()
        .flatMap(name -> project.onSystem(name).stream())
        .findFirst()
        .map(name -> new Start(List.of(name), List.of(new Clue(Clue.Kind.SYSTEM_PROGRAM, name))))
        .orElseGet(
            () ->
                new Start(
                    List.of(names.getFirst()),
                    List.of(new Clue(Clue.Kind.PROGRAM_NOT_FOUND, names.getFirst()))));
  }

  /// Programs that start those of a project, and the file each keeps there.
  private enum Runner {
    UV("uv", "uv.lock"),
    POETRY("poetry", "poetry.lock"),
    PIPENV("pipenv", "Pipfile.lock"),
    PDM("pdm", "pdm.lock");

    private final String program;
    private final String lock;

    Runner(String program, String lock) {
      this.program = program;
      this.lock = lock;
    }
  }

  private static List<String> words(List<String> start, String... more) {
    return Stream.concat(start.stream(), Stream.of(more)).toList();
  }

  private static List<Clue> clues(Clue first, Start start, Clue last) {
    return Stream.of(Stream.of(first), start.clues().stream(), Stream.of(last))
        .flatMap(clues -> clues)
        .toList();
  }
}
