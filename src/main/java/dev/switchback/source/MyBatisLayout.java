package dev.switchback.source;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// MyBatis Migrations: `scripts/20260101000001_words.sql`, both directions in one file, parted by
/// `-- //@UNDO`.
final class MyBatisLayout implements SourceFormat {
  private static final int MOST_LOOKED_AT = 20;
  private static final Set<String> SPECIAL = Set.of("bootstrap.sql", "onabort.sql");

  @Override
  public Tool tool() {
    return Tool.MYBATIS;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    long marked =
        scripts(glance).stream()
            .limit(MOST_LOOKED_AT)
            .filter(file -> glance.text(file).filter(MyBatisScript::hasMark).isPresent())
            .count();
    return marked == 0 ? Optional.empty() : Optional.of(marked + " files with -- //@UNDO");
  }

  @Override
  public SourceReading read(Path place) {
    MyBatisEnvironment environment = MyBatisEnvironment.of(place);
    Map<Version, List<Path>> byVersion = new TreeMap<>();
    List<SourceProblem> problems = new ArrayList<>();
    for (Path file : scripts(Glance.into(place))) {
      String name = file.getFileName().toString();
      Optional<Version> version = Version.parse(idOf(name));
      if (SPECIAL.contains(name)) {
        problems.add(
            new SourceProblem(file, 0, Kind.TOOL_ONLY, Optional.empty(), "MyBatis Migrations"));
      } else if (version.isEmpty()) {
        problems.add(new SourceProblem(file, 0, Kind.NO_VERSION, Optional.empty(), ""));
      } else {
        byVersion.computeIfAbsent(version.get(), v -> new ArrayList<>()).add(file);
      }
    }
    List<Migration> migrations = new ArrayList<>();
    byVersion.forEach(
        (version, files) ->
            single(version, files, problems)
                .flatMap(file -> migration(version, file, environment, problems))
                .ifPresent(migrations::add));
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.MYBATIS),
        "its scripts, as MyBatis Migrations reads them",
        new MigrationSet(migrations, problems),
        List.of());
  }

  /// Of the folder `scripts` where there is one, else of the place itself; not of folders inside.
  private static List<Path> scripts(Glance glance) {
    Path inside = glance.place().resolve("scripts");
    List<Path> files = Files.isDirectory(inside) ? Glance.into(inside).files() : glance.files();
    return files.stream()
        .filter(file -> !file.getFileName().toString().startsWith("."))
        .filter(file -> file.getFileName().toString().endsWith(".sql"))
        .toList();
  }

  private static Optional<Path> single(
      Version version, List<Path> files, List<SourceProblem> problems) {
    if (files.size() == 1) {
      return Optional.of(files.getFirst());
    }
    for (Path file : files) {
      String others =
          files.stream()
              .filter(other -> !other.equals(file))
              .map(other -> other.getFileName().toString())
              .collect(Collectors.joining(", "));
      problems.add(
          new SourceProblem(file, 0, Kind.DUPLICATE_VERSION, Optional.of(version), others));
    }
    return Optional.empty();
  }

  private static Optional<Migration> migration(
      Version version, Path file, MyBatisEnvironment environment, List<SourceProblem> problems) {
    return switch (FileTree.read(file)) {
      case FileTree.Content.Unusable bad -> {
        problems.add(bad.of(file, Optional.of(version)));
        yield Optional.empty();
      }
      case FileTree.Content.Text(String text) -> {
        MyBatisScript script = MyBatisScript.of(text, file, environment);
        if (!script.up().hasStatements()) {
          problems.add(new SourceProblem(file, 0, Kind.EMPTY_FILE, Optional.of(version), ""));
        }
        yield Optional.of(
            new Migration(
                version,
                descriptionOf(file.getFileName().toString()),
                script.up(),
                script.down().filter(MigrationText::hasStatements),
                Origin.of("", Origin.Kind.SQL)));
      }
    };
  }

  private static String idOf(String fileName) {
    return fileName.substring(0, fileName.length() - ".sql".length()).split("_", -1)[0];
  }

  private static String descriptionOf(String fileName) {
    String stem = fileName.substring(0, fileName.length() - ".sql".length());
    int parting = stem.indexOf('_');
    return parting < 0 ? "" : stem.substring(parting + 1).replace('_', ' ').stripTrailing();
  }
}
