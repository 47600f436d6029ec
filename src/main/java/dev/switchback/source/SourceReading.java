package dev.switchback.source;

import dev.switchback.migration.MigrationSet;
import java.nio.file.Path;
import java.util.List;

/// What was found in a folder.
///
/// @param layout how it was read
/// @param reason why that layout was chosen, as counts: "12 files end in .up.sql or .down.sql"
/// @param ignored files that are no migrations by their name
public record SourceReading(
    Path folder, Layout layout, String reason, MigrationSet migrations, List<Path> ignored) {
  public SourceReading {
    ignored = List.copyOf(ignored);
  }
}
