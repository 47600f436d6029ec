package dev.switchback.source;

import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads folders of migration files.
public final class MigrationFolder {
  private final List<SourceFormat> formats = SourceFormats.all();

  /// Reads `folder` in the layout that fits its files best. Reads files only; writes nothing.
  ///
  /// Folders inside it are read only where a tool's layout has them. A file that can't be used
  /// becomes a problem of the migration set, and the rest is read all the same.
  ///
  /// @throws dev.switchback.failure.SourceMissing when there is no such folder, it can't be listed,
  ///     or it vanished while it was read
  public SourceReading read(Path folder) {
    for (SourceFormat format : formats) {
      if (format.recognise(folder).isPresent()) {
        return format.read(folder);
      }
    }
    return readPlainly(folder);
  }

  /// A folder that isn't there yet: without migrations, for pairs of files.
  public static SourceReading empty(Path folder) {
    return new SourceReading(
        folder,
        Layout.PAIRS,
        Optional.empty(),
        "",
        new MigrationSet(List.of(), List.of()),
        List.of());
  }

  /// Reads `folder` as `tool` would, where its layout is known; a history told that it is the tool.
  public SourceReading read(Path folder, Tool tool) {
    return formatOf(tool).map(format -> format.read(folder)).orElseGet(() -> read(folder));
  }

  /// The same for one of the databases whose migrations stand there.
  public SourceReading read(Path folder, Tool tool, Wanted wanted) {
    return formatOf(tool)
        .or(() -> formats.stream().filter(f -> f.recognise(folder).isPresent()).findFirst())
        .map(format -> format.read(folder, wanted))
        .orElseGet(() -> readPlainly(folder));
  }

  private Optional<SourceFormat> formatOf(Tool tool) {
    return formats.stream().filter(format -> format.tool() == tool).findFirst();
  }

  static SourceReading readPlainly(Path folder) {
    FolderFiles files = FolderReader.read(folder);
    LayoutDetector detected = LayoutDetector.of(files);
    MigrationSet migrations = Assembly.of(files, detected.layout());
    return new SourceReading(
        folder,
        detected.layout(),
        Optional.empty(),
        detected.reason(),
        migrations,
        files.ignored());
  }
}
