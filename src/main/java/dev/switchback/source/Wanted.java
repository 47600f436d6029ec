package dev.switchback.source;

import java.nio.file.Path;
import java.util.Optional;

/// For whom migrations are read.
///
/// @param database one of those whose migrations stand in one place; empty for all
/// @param options how the tool is set up for it
public record Wanted(Optional<Path> database, ToolOptions options) {
  public static final Wanted ALL = new Wanted(Optional.empty(), ToolOptions.NONE);

  /// For one database whose tool is set up as the project's files say.
  public static Wanted by(Path database) {
    return new Wanted(Optional.of(database), ToolOptions.NONE);
  }
}
