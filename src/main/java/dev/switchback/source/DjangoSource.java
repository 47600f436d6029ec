package dev.switchback.source;

import dev.switchback.migration.KeyName;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Django's migrations: of one application, or of all in a project. The order is that of the graph
/// over all applications; where that leaves it open, by application and name.
///
/// What packages bring with them, as `auth`, isn't in the project, so it isn't read.
final class DjangoSource implements SourceFormat {
  private static final String FOLDER = "migrations";
  private static final int DEPTH = 6;
  private static final int LOOKED_AT = 5;
  private static final Pattern LABEL =
      Pattern.compile("^\\s+label\\s*=\\s*[\"'](\\w+)[\"']", Pattern.MULTILINE);
  private static final Pattern NAME =
      Pattern.compile("^\\s+name\\s*=\\s*[\"'](?:[\\w.]*\\.)?(\\w+)[\"']", Pattern.MULTILINE);

  @Override
  public Tool tool() {
    return Tool.DJANGO;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    Path place = glance.place();
    if (CodeFolder.text(place.resolve("manage.py")).filter(t -> t.contains("django")).isPresent()) {
      return Optional.of("a manage.py");
    }
    return Stream.of(place, place.resolve(FOLDER))
            .anyMatch(folder -> holdsMigrations(folder, glance))
        ? Optional.of("Python files with django.db.migrations")
        : Optional.empty();
  }

  private static boolean holdsMigrations(Path folder, Glance glance) {
    return glance.programs(folder).stream()
        .filter(file -> isMigration(file.getFileName().toString()))
        .limit(LOOKED_AT)
        .flatMap(file -> glance.text(file).stream())
        .anyMatch(text -> text.contains("django.db") && text.contains("class Migration"));
  }

  /// As Django's loader has it.
  private static boolean isMigration(String name) {
    return name.endsWith(".py") && !name.startsWith("_") && !name.startsWith("~");
  }

  @Override
  public SourceReading read(Path place) {
    List<SourceProblem> problems = new ArrayList<>();
    List<Path> ignored = new ArrayList<>();
    Map<String, DjangoModule> modules = new LinkedHashMap<>();
    List<Path> folders = foldersOf(place);
    for (Path folder : folders) {
      CodeFolder read = CodeFolder.read(folder, DjangoSource::isMigration);
      problems.addAll(read.problems());
      ignored.addAll(read.ignored());
      String app = appOf(folder);
      read.files()
          .forEach(
              file ->
                  DjangoModule.of(app, file)
                      .ifPresentOrElse(
                          module -> add(module, modules, problems),
                          () ->
                              problems.add(
                                  file.problem(
                                      Kind.UNREADABLE, "there is no class Migration in it"))));
    }
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.DJANGO),
        modules.size() + " migrations in " + folders.size() + " applications",
        new Reader(modules, problems).migrations(),
        ignored);
  }

  private static void add(
      DjangoModule module, Map<String, DjangoModule> modules, List<SourceProblem> problems) {
    DjangoModule other = modules.putIfAbsent(module.key(), module);
    if (other != null) {
      problems.add(module.file().problem(Kind.DUPLICATE_VERSION, other.file().file().toString()));
    }
  }

  private static List<Path> foldersOf(Path place) {
    Glance glance = new Glance(place);
    if (!Files.isDirectory(place) || holdsMigrations(place, glance)) {
      return List.of(place);
    }
    return CodeFolder.foldersBelow(place, DEPTH).stream()
        .filter(folder -> folder.endsWith(FOLDER) && holdsMigrations(folder, glance))
        .toList();
  }

  /// The label that the application gives itself, else the end of its name, else its folder's.
  private static String appOf(Path migrations) {
    Path app = migrations.toAbsolutePath().normalize().getParent();
    if (app == null || app.getFileName() == null) {
      return "";
    }
    String config = CodeFolder.text(app.resolve("apps.py")).orElse("");
    for (Pattern pattern : List.of(LABEL, NAME)) {
      Matcher said = pattern.matcher(config);
      if (said.find()) {
        return said.group(1);
      }
    }
    return app.getFileName().toString();
  }

  private static final class Reader {
    private final Map<String, DjangoModule> modules;
    private final List<SourceProblem> problems;
    private final Map<String, List<String>> standsOn = new LinkedHashMap<>();

    Reader(Map<String, DjangoModule> modules, List<SourceProblem> problems) {
      this.modules = modules;
      this.problems = problems;
    }

    MigrationSet migrations() {
      modules.forEach((key, module) -> standsOn.put(key, new ArrayList<>()));
      modules.values().forEach(this::connect);
      List<String> ordered = new Graph(standsOn).inOrder(Comparator.naturalOrder());
      modules.values().stream()
          .filter(module -> !ordered.contains(module.key()))
          .forEach(
              module ->
                  problems.add(module.file().problem(Kind.UNREADABLE, "it stands on itself")));
      List<Migration> migrations = new ArrayList<>();
      for (String key : ordered) {
        migrations.add(migration(migrations.size(), Objects.requireNonNull(modules.get(key))));
      }
      return new MigrationSet(migrations, problems);
    }

    private void connect(DjangoModule module) {
      for (String written : module.dependencies()) {
        String key = resolved(module.app(), written);
        boolean isHere = modules.containsKey(key);
        boolean isOfOthers =
            modules.values().stream().noneMatch(m -> key.startsWith(m.app() + "."));
        if (!isHere && !isOfOthers && !isReplaced(key)) {
          problems.add(module.file().problem(Kind.UNKNOWN_PARENT, key));
        }
        standsOn(module.key()).add(key);
      }
      for (String other : module.runBefore()) {
        if (modules.containsKey(other)) {
          standsOn(other).add(module.key());
        }
      }
    }

    private List<String> standsOn(String key) {
      return Objects.requireNonNull(standsOn.get(key));
    }

    private boolean isReplaced(String key) {
      return modules.values().stream().anyMatch(module -> module.replaces().contains(key));
    }

    /// `__first__` and `__latest__` are the ends of another application's line.
    private String resolved(String app, String written) {
      boolean first = written.endsWith(".__first__");
      if (!first && !written.endsWith(".__latest__")) {
        return written;
      }
      String other = written.substring(0, written.indexOf('.'));
      List<String> names =
          modules.values().stream()
              .filter(module -> module.app().equals(other) && !other.equals(app))
              .map(DjangoModule::key)
              .sorted()
              .toList();
      return names.isEmpty() ? written : first ? names.getFirst() : names.getLast();
    }

    private Migration migration(int place, DjangoModule module) {
      List<String> below = standsOn(module.key()).stream().distinct().toList();
      String own = module.app() + ".";
      KeyName name = KeyName.of(module.name());
      return new Migration(
          Version.placed(place, own + (name.number().isEmpty() ? module.name() : name.number())),
          name.words(),
          new MigrationText(module.file().text(), Optional.of(module.file().file()), 1),
          Optional.empty(),
          Origin.of(module.key(), Origin.Kind.CODE)
              .withMarks(module.marks())
              .withLineage(
                  new Origin.Lineage(
                      below.stream().filter(key -> key.startsWith(own)).toList(),
                      below.stream().filter(key -> !key.startsWith(own)).toList(),
                      List.of(),
                      module.replaces(),
                      module.app())));
    }
  }
}
