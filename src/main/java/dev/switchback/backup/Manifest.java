package dev.switchback.backup;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What lies beside a backup and says what it is, so that it is worth something without the
/// catalogue and without Switchback.
///
/// @param databaseName what the database was called
/// @param rows rows per table, counted in the copy
/// @param migrations the migrations of its source as they were then; without their text where that
///     would have been too long
/// @param storedSha256 of the file as it lies there; the backup's own digest is that of the
///     database inside
public record Manifest(
    Backup backup,
    String databaseName,
    FileShape shape,
    Map<String, Long> rows,
    List<Manifest.Step> migrations,
    String storedSha256) {
  /// The number of this form; a higher one is of a newer program.
  public static final int FORM = 1;

  /// Beyond this many characters in all, migrations are named and not written out.
  private static final long LONGEST_TEXT = 16_000_000;

  public Manifest {
    rows = Map.copyOf(rows);
    migrations = List.copyOf(migrations);
  }

  /// A migration as it was when the backup was made.
  ///
  /// @param up its text; empty where it was too long to be kept
  public record Step(
      String version,
      String description,
      String sha256,
      Optional<String> up,
      Optional<String> down) {
    static Step of(Migration migration, boolean withText) {
      return new Step(
          migration.version().text(),
          migration.description(),
          migration.up().checksum().value(),
          withText ? Optional.of(migration.up().sql()) : Optional.empty(),
          withText ? migration.down().map(down -> down.sql()) : Optional.empty());
    }
  }

  static List<Step> steps(MigrationSet set) {
    long length =
        set.migrations().stream()
            .mapToLong(m -> m.up().sql().length() + m.down().map(d -> d.sql().length()).orElse(0))
            .sum();
    return set.migrations().stream().map(m -> Step.of(m, length <= LONGEST_TEXT)).toList();
  }

  /// Where the manifest of a backup lies.
  public static Path beside(Path backup) {
    return backup.resolveSibling(backup.getFileName() + ".json");
  }

  /// The backup whose manifest this file would be, by its name.
  static Optional<Path> backupOf(Path manifest) {
    String name = String.valueOf(manifest.getFileName());
    return name.endsWith(".json")
        ? Optional.of(manifest.resolveSibling(name.substring(0, name.length() - 5)))
        : Optional.empty();
  }

  Manifest with(Backup other) {
    return new Manifest(other, databaseName, shape, rows, migrations, storedSha256);
  }

  /// Rows in all tables.
  public long rowsInAll() {
    return new TreeMap<>(rows).values().stream().mapToLong(Long::longValue).sum();
  }

  /// Whether it has the text of a migration.
  boolean has(Version version) {
    return migrations.stream()
        .anyMatch(step -> step.version().equals(version.text()) && step.up().isPresent());
  }
}
