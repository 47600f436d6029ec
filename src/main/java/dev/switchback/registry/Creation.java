package dev.switchback.registry;

import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A database that shall be made from nothing, and registered.
///
/// @param name what it shall be called
/// @param file where it shall be
/// @param migrations the folder of its migrations, there or not; empty when it has none
/// @param first the migration to begin with; empty when there is none
public record Creation(
    String name,
    Path file,
    JournalMode mode,
    Optional<Path> migrations,
    Optional<First> first,
    Environment environment,
    Protection protection) {
  public Creation {
    name = name.strip();
    file = file.toAbsolutePath().normalize();
    migrations = migrations.map(folder -> folder.toAbsolutePath().normalize());
  }

  /// The folder that the file shall be in.
  public Path folder() {
    return Objects.requireNonNull(file.getParent(), "an absolute path has a folder");
  }

  /// A migration to begin with.
  public record First(String description, NewMigration.Content content) {}

  /// The file that somebody means who typed `typed`: `.db` is added where there is no ending.
  public static Path fileNamed(Path folder, String typed) {
    String stripped = typed.strip();
    return folder.resolve(stripped.contains(".") ? stripped : stripped + ".db");
  }
}
