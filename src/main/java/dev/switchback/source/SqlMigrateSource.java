package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// sql-migrate: `.sql` files with `-- +migrate Up` and `-- +migrate Down`, in the order of the
/// number their names begin with, those without one last. The name in the history is the file's.
final class SqlMigrateSource implements SourceFormat {
  private static final String UP = "-- +migrate Up";
  private static final Pattern NUMBER = Pattern.compile("(\\d+).*", Pattern.DOTALL);
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> number(name).isEmpty())
          .thenComparing(name -> number(name).orElse(BigInteger.ZERO))
          .thenComparing(Comparator.naturalOrder());

  @Override
  public Tool tool() {
    return Tool.SQL_MIGRATE;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    long marked =
        glance.files().stream()
            .filter(SqlMigrateSource::isSql)
            .filter(file -> isMarked(file, glance))
            .count();
    return marked == 0
        ? Optional.empty()
        : Optional.of(marked + (marked == 1 ? " file has" : " files have") + " -- +migrate marks");
  }

  private static boolean isMarked(Path file, Glance glance) {
    return glance
        .text(file)
        .filter(text -> text.startsWith(UP) || text.contains("\n" + UP))
        .isPresent();
  }

  @Override
  public SourceReading read(Path place) {
    Gathering gathering = new Gathering();
    FolderReader.list(place).stream().filter(entry -> !isSql(entry)).forEach(gathering::ignore);
    List<Path> files = files(place);
    for (int i = 0; i < files.size(); i++) {
      add(files.get(i), i, gathering);
    }
    return gathering.reading(
        place, Tool.SQL_MIGRATE, files.size() + (files.size() == 1 ? " file" : " files") + ".sql");
  }

  private static List<Path> files(Path place) {
    return FolderReader.list(place).stream()
        .filter(SqlMigrateSource::isSql)
        .sorted(Comparator.comparing(file -> file.getFileName().toString(), ORDER))
        .toList();
  }

  private static boolean isSql(Path entry) {
    return entry.getFileName().toString().endsWith(".sql") && !Files.isDirectory(entry);
  }

  private static Optional<BigInteger> number(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.matches() ? Optional.of(new BigInteger(matcher.group(1))) : Optional.empty();
  }

  private static void add(Path path, int place, Gathering gathering) {
    String name = path.getFileName().toString();
    Version version = Version.placed(place, name);
    gathering
        .open(path, Optional.of(version))
        .flatMap(file -> SqlMigrateFile.read(file, version, gathering))
        .ifPresent(
            file ->
                gathering.add(
                    new Migration(
                        version, "", file.up(), file.down(), Origin.of(name, Origin.Kind.SQL))));
  }
}
