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
public record Database(
    OptionalLong id,
    String name,
    Path file,
    Optional<Path> source,
    Environment environment,
    Protection protection) {

  /// A file that is used without being registered.
  public static Database unregistered(Path file, Optional<Path> source) {
    Path absolute = file.toAbsolutePath().normalize();
    return new Database(
        OptionalLong.empty(),
        String.valueOf(absolute.getFileName()),
        absolute,
        source.map(folder -> folder.toAbsolutePath().normalize()),
        Environment.DEVELOPMENT,
        Protection.NONE);
  }
}
