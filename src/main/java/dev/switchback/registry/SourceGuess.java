package dev.switchback.registry;

import dev.switchback.migration.Tool;
import dev.switchback.source.SourceReading;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of migrations that a database may have, and how its files would be read.
///
/// @param folder the folder, or the file where a tool's source is one
/// @param layout the tool whose layout it is; empty for plain files, which have none of their own
/// @param migrations how many there are
/// @param reason what the layout was told by: "12 files end in .up.sql or .down.sql"
/// @param saidBy the file, the line and the setting that name the folder; empty where it was found
public record SourceGuess(
    Path folder, Optional<Tool> layout, int migrations, String reason, String saidBy) {

  /// A folder that nobody has read.
  public static SourceGuess unread(Path folder) {
    return new SourceGuess(folder, Optional.empty(), 0, "", "");
  }

  static SourceGuess of(SourceReading reading, String saidBy) {
    return new SourceGuess(
        reading.folder(),
        reading.tool(),
        reading.migrations().migrations().size(),
        reading.reason(),
        saidBy);
  }
}
