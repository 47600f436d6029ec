package dev.switchback.registry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// One SQLite file in our care, with its companions.
///
/// @param id its row in the catalogue; empty for a file that is used without being registered
/// @param name how people call it, unique in the catalogue
/// @param file absolute, as given (a symbolic link stays one)
/// @param source the folder of its migrations; empty when it has none
/// @param settings what somebody decided about it
public record Database(
    OptionalLong id,
    String name,
    Path file,
    Optional<Path> source,
    Environment environment,
    Protection protection,
    Settings settings) {

  /// A file that is used without being registered.
  public static Database unregistered(Path file, Optional<Path> source) {
    Path absolute = file.toAbsolutePath().normalize();
    return new Database(
        OptionalLong.empty(),
        String.valueOf(absolute.getFileName()),
        absolute,
        source.map(folder -> folder.toAbsolutePath().normalize()),
        Environment.DEVELOPMENT,
        Protection.NONE,
        Settings.NONE);
  }

  public Database withName(String other) {
    return new Database(id, other, file, source, environment, protection, settings);
  }

  public Database withFile(Path other) {
    return new Database(id, name, other, source, environment, protection, settings);
  }

  public Database withSource(Optional<Path> other) {
    return new Database(id, name, file, other, environment, protection, settings);
  }

  public Database withProtection(Protection other) {
    return new Database(id, name, file, source, environment, other, settings);
  }

  public Database withEnvironment(Environment other) {
    return new Database(id, name, file, source, other, protection, settings);
  }

  public Database withSettings(Settings other) {
    return new Database(id, name, file, source, environment, protection, other);
  }
}
