package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what a tool's files say: migrations, problems, and what is no migration.
final class Gathering {
  private final Map<Version, Migration> migrations = new LinkedHashMap<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<Path> ignored = new ArrayList<>();

  /// Reads `file`; a file that can't be read becomes a problem of `version`.
  Optional<WholeFile> open(Path file, Optional<Version> version) {
    return switch (TextFile.of(file)) {
      case TextFile.Read(String raw, String sql) ->
          Optional.of(new WholeFile(file, raw.getBytes(StandardCharsets.UTF_8), sql));
      case TextFile.Unusable(Kind kind, int line, String detail) -> {
        problem(file, line, kind, version, detail);
        yield Optional.empty();
      }
    };
  }

  /// Adds a migration. Of two with one version neither is used.
  void add(Migration migration) {
    Version version = migration.version();
    Migration first = migrations.putIfAbsent(version, migration);
    if (first != null) {
      duplicate(first, migration);
      duplicate(migration, first);
    }
  }

  private void duplicate(Migration one, Migration other) {
    problem(
        fileOf(one),
        0,
        Kind.DUPLICATE_VERSION,
        Optional.of(one.version()),
        String.valueOf(fileOf(other).getFileName()));
  }

  private static Path fileOf(Migration migration) {
    return migration.up().file().orElse(Path.of(migration.version().text()));
  }

  void problem(Path file, int line, Kind kind, Optional<Version> version, String detail) {
    problems.add(new SourceProblem(file, line, kind, version, detail));
  }

  void ignore(Path file) {
    ignored.add(file);
  }

  int count() {
    return migrations.size();
  }

  SourceReading reading(Path folder, Tool tool, String reason) {
    List<Version> twice =
        problems.stream()
            .filter(problem -> problem.kind() == Kind.DUPLICATE_VERSION)
            .flatMap(problem -> problem.version().stream())
            .toList();
    List<Migration> usable =
        migrations.values().stream().filter(m -> !twice.contains(m.version())).toList();
    return new SourceReading(
        folder,
        Layout.OF_A_TOOL,
        Optional.of(tool),
        reason,
        new MigrationSet(usable, problems),
        ignored);
  }
}
