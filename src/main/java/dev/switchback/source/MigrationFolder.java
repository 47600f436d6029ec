package dev.switchback.source;

import dev.switchback.migration.MigrationSet;
import java.nio.file.Path;

/// Reads folders of migration files.
public final class MigrationFolder {

  /// Reads `folder` in the layout that fits its files best. Reads files only; writes nothing.
  ///
  /// Folders inside it are not read. A file that can't be used becomes a problem of the migration
  /// set, and the rest is read all the same.
  ///
  /// @throws dev.switchback.failure.SourceMissing when there is no such folder, it can't be listed,
  ///     or it vanished while it was read
  public SourceReading read(Path folder) {
    FolderFiles files = FolderReader.read(folder);
    LayoutDetector detected = LayoutDetector.of(files);
    MigrationSet migrations = Assembly.of(files, detected.layout());
    return new SourceReading(
        folder, detected.layout(), detected.reason(), migrations, files.ignored());
  }
}
