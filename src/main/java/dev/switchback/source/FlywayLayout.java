package dev.switchback.source;

import dev.switchback.migration.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Flyway: `V1_2__words.sql`, `R__words.sql` and `U1_2__words.sql`, in folders inside folders.
final class FlywayLayout implements SourceFormat {
  @Override
  public Tool tool() {
    return Tool.FLYWAY;
  }

  /// `V1__words.sql` alone is refinery's too: something of Flyway's own has to be there.
  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    Path place = glance.place();
    if (!glance.isFolder()) {
      return Optional.empty();
    }
    FlywaySettings settings = FlywaySettings.above(place);
    List<String> scripts =
        glance.below().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> settings.suffixes().stream().anyMatch(name::endsWith))
            .filter(name -> !FlywayName.isCallback(name))
            .toList();
    List<FlywayName> named =
        scripts.stream().flatMap(name -> FlywayName.of(name, settings).stream()).toList();
    if (named.isEmpty() || named.size() < scripts.size()) {
      return Optional.empty();
    }
    return sign(place, settings, named)
        .map(sign -> named.size() + " files named as Flyway's, and " + sign);
  }

  private static Optional<String> sign(
      Path place, FlywaySettings settings, List<FlywayName> named) {
    if (settings.file().isPresent()) {
      return settings.file().map(file -> file.getFileName().toString());
    }
    if (named.stream().anyMatch(name -> name.part() == FlywayName.Part.REPEATABLE)) {
      return Optional.of("files named R__");
    }
    if (named.stream().anyMatch(name -> name.versionText().contains("_"))) {
      return Optional.of("versions such as 1_1");
    }
    return place.toAbsolutePath().normalize().endsWith("db/migration")
        ? Optional.of("a folder db/migration")
        : Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    return read(place, Wanted.ALL);
  }

  @Override
  public SourceReading read(Path place, Wanted wanted) {
    FlywaySettings settings = FlywaySettings.above(place).with(wanted.options());
    FlywayFiles files = new FlywayFiles(place, settings);
    FileTree.below(place).forEach(files::add);
    codeBeside(place).forEach(code -> FileTree.below(code).forEach(files::add));
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.FLYWAY),
        "the names of its files, as Flyway reads them",
        files.migrations(),
        files.ignored());
  }

  /// Programs of the same package, beside `src/main/resources/db/migration` in `src/main/java`.
  private static List<Path> codeBeside(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    for (int i = absolute.getNameCount() - 1; i > 0; i--) {
      if (absolute.getName(i).toString().equals("resources")) {
        Path sources = absolute.getRoot().resolve(absolute.subpath(0, i));
        Path inside = absolute.subpath(i, absolute.getNameCount());
        Path below =
            inside.getNameCount() == 1 ? Path.of("") : inside.subpath(1, inside.getNameCount());
        return Stream.of("java", "kotlin")
            .map(language -> sources.resolve(language).resolve(below))
            .filter(Files::isDirectory)
            .toList();
      }
    }
    return List.of();
  }
}
