package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Drizzle 1: folders `20261120093908_name` with a `migration.sql` and a `snapshot.json`, in the
/// order of their names.
final class Drizzle1Source implements SourceFormat {
  private static final String NAME = "\\d{14}_.+";

  @Override
  public Tool tool() {
    return Tool.DRIZZLE_1;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    Path place = glance.place();
    if (!glance.isFolder() || Files.exists(place.resolve(DrizzleJournal.FILE))) {
      return Optional.empty();
    }
    List<String> named =
        glance.folders().stream()
            .filter(folder -> Files.exists(folder.resolve(FoldersWithSql.FILE)))
            .map(folder -> folder.getFileName().toString())
            .filter(name -> name.matches(NAME))
            .toList();
    long ours =
        named.stream()
            .filter(name -> Files.exists(place.resolve(name).resolve("snapshot.json")))
            .count();
    if (ours > 0) {
      return Optional.of(ours + " folders with a snapshot.json");
    }
    return named.isEmpty() || !isBesideConfig(place)
        ? Optional.empty()
        : Optional.of(named.size() + " folders beside a drizzle.config");
  }

  /// Migrations written by hand have no snapshot; then the project's configuration tells.
  private static boolean isBesideConfig(Path place) {
    Path project = place.toAbsolutePath().normalize().getParent();
    return project != null
        && Stream.of("ts", "js", "mjs", "cjs", "json")
            .anyMatch(end -> Files.exists(project.resolve("drizzle.config." + end)));
  }

  @Override
  public SourceReading read(Path place) {
    Gathering gathering = new Gathering();
    FoldersWithSql folders = FoldersWithSql.in(place);
    folders.others().forEach(gathering::ignore);
    for (int i = 0; i < folders.names().size(); i++) {
      add(place.resolve(folders.names().get(i)), i, gathering);
    }
    return gathering.reading(place, Tool.DRIZZLE_1, folders.reason());
  }

  private static void add(Path folder, int place, Gathering gathering) {
    String name = folder.getFileName().toString();
    Version version = Version.placed(place, name);
    Path path = folder.resolve(FoldersWithSql.FILE);
    gathering
        .open(path, Optional.of(version))
        .ifPresent(
            file -> {
              if (file.sql().hasStatements()) {
                gathering.add(
                    new Migration(
                        version,
                        "",
                        file.sql(),
                        Optional.empty(),
                        Origin.of(name, Origin.Kind.SQL)
                            .withChecksum(file.sha256(), file.sameButLineEnds(Checksum::sha256))));
              } else {
                gathering.problem(path, 0, Kind.EMPTY_FILE, Optional.of(version), "");
              }
            });
  }
}
