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
    Glance glance = new Glance(folder);
    return recognised(glance)
        .map(format -> format.read(folder))
        .orElseGet(() -> readPlainly(glance));
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
    Glance glance = new Glance(folder);
    return formatOf(tool)
        .or(() -> recognised(glance))
        .map(format -> format.read(folder, wanted))
        .orElseGet(() -> readPlainly(glance));
  }

  private Optional<SourceFormat> recognised(Glance glance) {
    return formats.stream().filter(format -> format.recognise(glance).isPresent()).findFirst();
  }

  /// The same for files in Switchback's own layouts: plain, in pairs, with sections.
  public SourceReading readAsOwn(Path folder) {
    return readPlainly(folder);
  }

  /// The tools whose layouts are known.
  public List<Tool> layouts() {
    return formats.stream().map(SourceFormat::tool).distinct().toList();
  }

  /// Whether the migrations of several databases may stand in one folder of `tool`, each with its
  /// own.
  public boolean isPerDatabase(Tool tool) {
    return formatOf(tool).filter(SourceFormat::isPerDatabase).isPresent();
  }

  private Optional<SourceFormat> formatOf(Tool tool) {
    return formats.stream().filter(format -> format.tool() == tool).findFirst();
  }

  static SourceReading readPlainly(Path folder) {
    return readPlainly(new Glance(folder));
  }

  private static SourceReading readPlainly(Glance glance) {
    FolderFiles files = FolderReader.read(glance);
    LayoutDetector detected = LayoutDetector.of(files);
    MigrationSet migrations = Assembly.of(files, detected.layout());
    return new SourceReading(
        glance.place(),
        detected.layout(),
        Optional.empty(),
        detected.reason(),
        migrations,
        files.ignored());
  }
}
