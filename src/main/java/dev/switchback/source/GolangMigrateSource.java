package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.source.PairedFiles.Half;
import dev.switchback.source.PairedFiles.Pair;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// golang-migrate (v4): `<version>_<name>.up.<anything>` and `.down.<anything>` in one folder.
///
/// A file that isn't there is for it a migration that does nothing.
final class GolangMigrateSource implements SourceFormat {
  private static final String BEFORE_THE_FIRST = "-1";

  private static final Pattern NAME =
      Pattern.compile("(?<version>[0-9]+)_(?<name>.*)\\.(?<direction>down|up)\\.(?<ending>.*)");

  @Override
  public Tool tool() {
    return Tool.GOLANG_MIGRATE;
  }

  /// Its names are those of many tools.
  @Override
  public Optional<String> recognise(Path place) {
    return Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    ToolReading reading = new ToolReading(place, Tool.GOLANG_MIGRATE);
    PairedFiles files = new PairedFiles();
    for (Path entry : FolderReader.list(place)) {
      Matcher name = NAME.matcher(ToolReading.nameOf(entry));
      if (FolderReader.isOtherThanFile(entry) || !name.matches()) {
        reading.ignore(entry);
      } else {
        add(reading, files, entry, name);
      }
    }
    String previous = BEFORE_THE_FIRST;
    for (Map.Entry<Version, Pair> pair : files.byVersion().entrySet()) {
      assemble(reading, pair.getKey(), pair.getValue(), previous);
      previous = pair.getKey().number().toString();
    }
    return reading.done(
        ToolReading.count(files.byVersion().size(), "version") + " as golang-migrate reads them");
  }

  private static void add(ToolReading reading, PairedFiles files, Path file, Matcher name) {
    Optional<Version> version = Wholes.int64(name.group("version"));
    if (version.isEmpty()) {
      reading.problem(file, 0, Kind.VERSION_OUT_OF_RANGE, Optional.empty(), name.group("version"));
      return;
    }
    Half half = new Half(file, name.group("name").replaceAll("[_-]+", " ").strip());
    if (name.group("direction").equals("up")) {
      files.up(version.get(), half);
    } else {
      files.down(version.get(), half);
    }
  }

  private static void assemble(ToolReading reading, Version version, Pair pair, String previous) {
    if (pair.isAmbiguous()) {
      pair.ambiguous().forEach(files -> reading.duplicates(version, files));
      return;
    }
    Optional<Half> up = pair.ups().stream().findFirst();
    Optional<MigrationText> down =
        pair.downs().stream().findFirst().flatMap(half -> text(reading, half, Optional.empty()));
    if (up.isEmpty()) {
      Path file = pair.downs().getFirst().file();
      reading.problem(file, 0, Kind.DOWN_WITHOUT_UP, Optional.empty(), "");
    }
    Optional<MigrationText> upText =
        up.isEmpty()
            ? Optional.of(MigrationText.recorded(""))
            : text(reading, up.get(), Optional.of(version));
    String description = up.orElseGet(() -> pair.downs().getFirst()).description();
    Origin origin = Origin.of("", Origin.Kind.SQL).withMarks(Map.of(Origin.PREVIOUS, previous));
    upText.ifPresent(
        text ->
            reading.add(
                new Migration(
                    version,
                    description,
                    text,
                    down.filter(MigrationText::hasStatements),
                    origin)));
  }

  private static Optional<MigrationText> text(
      ToolReading reading, Half half, Optional<Version> blocked) {
    return reading
        .text(half.file(), blocked)
        .map(read -> new MigrationText(read.sql(), Optional.of(half.file()), 1));
  }
}
