package dev.switchback.source;

import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What was found in a folder.
///
/// @param layout how it was read
/// @param tool whose layout it is, where only one tool's files look like this or the history said
/// so
/// @param reason why that layout was chosen, as counts: "12 files end in .up.sql or .down.sql"
/// @param ignored files that are no migrations by their name
public record SourceReading(
    Path folder,
    Layout layout,
    Optional<Tool> tool,
    String reason,
    MigrationSet migrations,
    List<Path> ignored) {
  public SourceReading {
    ignored = List.copyOf(ignored);
  }
}
