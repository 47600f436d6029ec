package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Migrations of home-made runners: a folder of Python modules, each a migration. They are shown
/// and can be stamped; running them is for the program they belong to.
final class PythonModules implements SourceFormat {
  private final Tool tool;
  private final Pattern name;
  private final String shown;

  private PythonModules(Tool tool, String name, String shown) {
    this.tool = tool;
    this.name = Pattern.compile(name);
    this.shown = shown;
  }

  static List<SourceFormat> all() {
    return List.of(
        new PythonModules(Tool.HOME_MADE_NEWEST, "m(\\d+)_(\\w+)\\.py", "m001_….py"),
        new PythonModules(Tool.HOME_MADE, "migration_(\\d+)_(\\w+)\\.py", "migration_001_….py"));
  }

  @Override
  public Tool tool() {
    return tool;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    int count = files(folder(glance), glance).size();
    return count == 0
        ? Optional.empty()
        : Optional.of(count + (count == 1 ? " file is named " : " files are named ") + shown);
  }

  @Override
  public SourceReading read(Path place) {
    return read(place, Wanted.ALL);
  }

  @Override
  public boolean isPerDatabase() {
    return true;
  }

  /// Only what stands in the list of the database, where the folder has one for it.
  @Override
  public SourceReading read(Path place, Wanted wanted) {
    Glance glance = new Glance(place);
    Path folder = folder(glance);
    List<Path> files = files(folder, glance);
    if (files.isEmpty()) {
      return all().stream()
          .filter(other -> other.recognise(glance).isPresent())
          .findFirst()
          .map(other -> other.read(place, wanted))
          .orElseGet(() -> MigrationFolder.readPlainly(place));
    }
    PythonModuleLists lists =
        PythonModuleLists.in(SmallText.read(folder.resolve("__init__.py")).orElse(""));
    Optional<String> list = wanted.database().flatMap(lists::listOf);
    Map<Version, List<Migration>> byVersion = new TreeMap<>();
    List<SourceProblem> problems = new ArrayList<>();
    List<Path> ignored = new ArrayList<>();
    for (Path file : files) {
      Optional<HomeMadeModule> module = module(file);
      if (module.isEmpty()) {
        problems.add(
            new SourceProblem(
                file, 0, SourceProblem.Kind.UNREADABLE, Optional.empty(), "it is no UTF-8 text"));
        continue;
      }
      List<String> in = lists.listsWith(module.get());
      boolean isMeant = lists.isEmpty() || list.map(in::contains).orElse(!in.isEmpty());
      if (isMeant) {
        Migration migration = module.get().migration(String.join(", ", in));
        byVersion.computeIfAbsent(migration.version(), v -> new ArrayList<>()).add(migration);
      } else {
        ignored.add(file);
      }
    }
    List<Migration> migrations = new ArrayList<>();
    byVersion.forEach(
        (version, same) -> {
          if (same.size() == 1) {
            migrations.add(same.getFirst());
          } else {
            problems.addAll(duplicates(version, same));
          }
        });
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(tool),
        recognise(place).orElse("")
            + list.map(own -> ", those of " + own.toUpperCase(Locale.ROOT)).orElse(""),
        new MigrationSet(migrations, problems),
        ignored);
  }

  private static List<SourceProblem> duplicates(Version version, List<Migration> same) {
    return same.stream()
        .map(migration -> migration.up().file().orElseThrow())
        .map(
            file ->
                new SourceProblem(
                    file,
                    0,
                    SourceProblem.Kind.DUPLICATE_VERSION,
                    Optional.of(version),
                    same.stream()
                        .map(other -> other.up().file().orElseThrow())
                        .filter(other -> !other.equals(file))
                        .map(other -> String.valueOf(other.getFileName()))
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private Optional<HomeMadeModule> module(Path file) {
    Matcher match = name.matcher(String.valueOf(file.getFileName()));
    return match.matches()
        ? SmallText.read(file)
            .map(text -> new HomeMadeModule(file, text, match.group(1), match.group(2)))
        : Optional.empty();
  }

  /// The folder itself, or `versions` inside it where the modules are there.
  private Path folder(Glance glance) {
    Path place = glance.place();
    Path versions = place.resolve("versions");
    return files(place, glance).isEmpty() && Files.isDirectory(versions) ? versions : place;
  }

  private List<Path> files(Path folder, Glance glance) {
    return glance.programs(folder).stream()
        .filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
        .filter(Files::isRegularFile)
        .toList();
  }
}
