package dev.switchback.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What adding a file would register. Looking changes nothing.
///
/// @param name proposed, not taken yet
/// @param source the migrations folder that was found near it, and `reason` why it was chosen
/// @param otherSources further folders that could be meant
/// @param alreadyRegisteredAs the name under which this very file is registered
public record NewDatabase(
    String name,
    Path file,
    Optional<Path> source,
    String reason,
    List<Path> otherSources,
    Optional<String> alreadyRegisteredAs) {
  public NewDatabase {
    otherSources = List.copyOf(otherSources);
  }
}
