package dev.switchback.migration;

import java.util.List;
import java.util.Optional;

/// The migrations of a source, ordered by version, no version twice; and what could not be used.
///
/// @param setup how the project has its tool set up
public record MigrationSet(
    List<Migration> migrations, List<SourceProblem> problems, ToolSetup setup) {
  public static final MigrationSet EMPTY = new MigrationSet(List.of(), List.of());

  public MigrationSet {
    migrations = migrations.stream().sorted(Migration.BY_VERSION).toList();
    problems = List.copyOf(problems);
    for (int i = 1; i < migrations.size(); i++) {
      if (migrations.get(i).version().equals(migrations.get(i - 1).version())) {
        throw new IllegalArgumentException("Version twice: " + migrations.get(i).version());
      }
    }
  }

  /// One in which the tool is set up as usual.
  public MigrationSet(List<Migration> migrations, List<SourceProblem> problems) {
    this(migrations, problems, ToolSetup.NONE);
  }

  public MigrationSet withSetup(ToolSetup other) {
    return new MigrationSet(migrations, problems, other);
  }

  public Optional<Migration> find(Version version) {
    return ByVersion.find(migrations, Migration::version, version);
  }
}
