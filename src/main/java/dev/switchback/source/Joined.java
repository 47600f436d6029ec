package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Migrations of files and of Java classes in one order.
public final class Joined {
  private Joined() {}

  /// All of them; of those that share a version, none, and a problem for each.
  public static MigrationSet of(MigrationSet files, List<CodeMigrations.Made> code) {
    Map<Version, List<Migration>> byVersion = new TreeMap<>();
    files.migrations().forEach(m -> add(byVersion, m));
    code.forEach(made -> made.migrations().forEach(m -> add(byVersion, m)));
    List<SourceProblem> problems = new ArrayList<>(files.problems());
    code.forEach(made -> problems.addAll(made.problems()));
    List<Migration> single = new ArrayList<>();
    byVersion.forEach(
        (version, same) -> {
          if (same.size() == 1) {
            single.add(same.getFirst());
          } else {
            same.forEach(migration -> problems.add(duplicate(migration, same)));
          }
        });
    return new MigrationSet(single, problems);
  }

  private static void add(Map<Version, List<Migration>> byVersion, Migration migration) {
    byVersion.computeIfAbsent(migration.version(), version -> new ArrayList<>()).add(migration);
  }

  private static SourceProblem duplicate(Migration migration, List<Migration> same) {
    return new SourceProblem(
        file(migration),
        0,
        SourceProblem.Kind.DUPLICATE_VERSION,
        java.util.Optional.of(migration.version()),
        same.stream()
            .filter(other -> !other.equals(migration))
            .map(Joined::name)
            .collect(Collectors.joining(", ")));
  }

  private static Path file(Migration migration) {
    return migration.up().file().orElseGet(() -> Path.of(name(migration)));
  }

  private static String name(Migration migration) {
    MigrationText up = migration.up();
    return up.code()
        .map(code -> code.className())
        .or(() -> up.file().map(file -> String.valueOf(file.getFileName())))
        .orElseGet(() -> migration.version().text());
  }
}
