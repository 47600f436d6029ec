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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// sqlx (0.8 and 0.9): `<version>_<name>.sql`, or `.up.sql` and `.down.sql`, in one folder. The
/// version is a number of 64 bits.
final class SqlxSource implements SourceFormat {
  private static final Pattern NAME =
      Pattern.compile("(?<version>[^_]*)_(?<name>.*\\.sql)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\+?(\\d+)");
  private static final String UP = ".up.sql";
  private static final String DOWN = ".down.sql";
  private static final String NO_TRANSACTION = "-- no-transaction";

  @Override
  public Tool tool() {
    return Tool.SQLX;
  }

  /// Its names are those of many tools.
  @Override
  public Optional<String> recognise(Path place) {
    return Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    ToolReading reading = new ToolReading(place, Tool.SQLX);
    PairedFiles files = new PairedFiles();
    for (Path entry : FolderReader.list(place)) {
      Matcher name = NAME.matcher(ToolReading.nameOf(entry));
      if (FolderReader.isOtherThanFile(entry) || !name.matches()) {
        reading.ignore(entry);
      } else {
        version(reading, entry, name.group("version"))
            .ifPresent(version -> add(files, version, entry, name.group("name")));
      }
    }
    files.byVersion().forEach((version, pair) -> assemble(reading, version, pair));
    return reading.done(
        ToolReading.count(files.byVersion().size(), "version") + " as sqlx reads them");
  }

  /// sqlx itself refuses the whole folder when one name has no number where it looks for one.
  private static Optional<Version> version(ToolReading reading, Path file, String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      reading.problem(file, 0, Kind.NO_VERSION, Optional.empty(), "");
      return Optional.empty();
    }
    Optional<Version> version = Wholes.int64(number.group(1));
    if (version.isEmpty()) {
      reading.problem(file, 0, Kind.VERSION_OUT_OF_RANGE, Optional.empty(), text);
    }
    return version;
  }

  private static void add(PairedFiles files, Version version, Path file, String name) {
    if (name.endsWith(DOWN)) {
      files.down(version, new Half(file, description(name, DOWN)));
    } else {
      files.up(version, new Half(file, description(name, name.endsWith(UP) ? UP : ".sql")));
    }
  }

  private static String description(String name, String suffix) {
    String rest = name;
    while (rest.endsWith(suffix)) {
      rest = rest.substring(0, rest.length() - suffix.length());
    }
    return rest.replace('_', ' ');
  }

  private static void assemble(ToolReading reading, Version version, Pair pair) {
    if (pair.isAmbiguous()) {
      pair.ambiguous().forEach(files -> reading.duplicates(version, files));
      return;
    }
    if (pair.ups().isEmpty()) {
      Path down = pair.downs().getFirst().file();
      reading.problem(down, 0, Kind.DOWN_WITHOUT_UP, Optional.empty(), "");
      return;
    }
    Half up = pair.ups().getFirst();
    Optional<MigrationText> down =
        pair.downs().stream()
            .findFirst()
            .flatMap(
                half -> reading.text(half.file(), Optional.empty()).map(t -> text(half.file(), t)));
    reading
        .text(up.file(), Optional.of(version))
        .ifPresent(
            read ->
                reading.add(
                    new Migration(
                        version,
                        up.description(),
                        text(up.file(), read),
                        down.filter(MigrationText::hasStatements),
                        origin(read.raw()))));
  }

  private static MigrationText text(Path file, TextFile.Read read) {
    MigrationText text = new MigrationText(read.sql(), Optional.of(file), 1);
    return read.raw().startsWith(NO_TRANSACTION) ? text.outsideTransaction(NO_TRANSACTION) : text;
  }

  private static Origin origin(String raw) {
    return Origin.of("", Origin.Kind.SQL)
        .withChecksum(SqlxChecksum.of(raw), LineEnds.checksums(raw, SqlxChecksum::of));
  }
}
