package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prisma Migrate: folders `20260101000001_name` with a `migration.sql`, beside a
/// `migration_lock.toml`, in the order of their names. A `down.sql` in the same folder, which
/// Prisma's guide has people write, is the way back.
final class PrismaSource implements SourceFormat {
  private static final String LOCK = "migration_lock.toml";
  private static final String DOWN = "down.sql";
  private static final Pattern PROVIDER =
      Pattern.compile("^\\s*provider\\s*=\\s*\"([^\"]*)\"", Pattern.MULTILINE);

  @Override
  public Tool tool() {
    return Tool.PRISMA;
  }

  @Override
  public Optional<String> recognise(Path place) {
    Path folder = folder(place);
    return Files.isRegularFile(folder.resolve(LOCK)) ? Optional.of("a " + LOCK) : Optional.empty();
  }

  /// The folder itself; people also point at the one above it.
  private static Path folder(Path place) {
    Path below = place.resolve("migrations");
    return Files.isRegularFile(below.resolve(LOCK)) ? below : place;
  }

  @Override
  public SourceReading read(Path place) {
    Path folder = folder(place);
    Gathering gathering = new Gathering();
    checkProvider(folder.resolve(LOCK), gathering);
    FoldersWithSql folders = FoldersWithSql.in(folder);
    folders.others().stream()
        .filter(other -> !other.getFileName().toString().equals(LOCK))
        .forEach(other -> other(other, gathering));
    for (int i = 0; i < folders.names().size(); i++) {
      add(folder.resolve(folders.names().get(i)), i, gathering);
    }
    return gathering.reading(folder, Tool.PRISMA, folders.reason());
  }

  private static void checkProvider(Path lock, Gathering gathering) {
    if (!Files.exists(lock)) {
      return;
    }
    gathering
        .open(lock, Optional.empty())
        .map(WholeFile::text)
        .map(PROVIDER::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(provider -> !provider.equals("sqlite"))
        .ifPresent(
            provider ->
                gathering.problem(
                    lock,
                    0,
                    Kind.TOOL_REFUSES,
                    Optional.empty(),
                    "its migrations are for " + provider));
  }

  /// A folder without its file stops Prisma altogether.
  private static void other(Path path, Gathering gathering) {
    if (Files.isDirectory(path)) {
      gathering.problem(
          path, 0, Kind.TOOL_REFUSES, Optional.empty(), "there is no migration.sql in it");
    } else {
      gathering.ignore(path);
    }
  }

  private static void add(Path folder, int place, Gathering gathering) {
    String name = folder.getFileName().toString();
    Version version = Version.placed(place, name);
    Path down = folder.resolve(DOWN);
    Optional<MigrationText> back =
        Files.exists(down)
            ? gathering.open(down, Optional.of(version)).map(WholeFile::sql)
            : Optional.empty();
    gathering
        .open(folder.resolve(FoldersWithSql.FILE), Optional.of(version))
        .ifPresent(
            file ->
                gathering.add(
                    new Migration(
                        version,
                        "",
                        file.sql(),
                        back.filter(MigrationText::hasStatements),
                        Origin.of(name, Origin.Kind.SQL)
                            .withChecksum(file.sha256(), file.sameButLineEnds(Checksum::sha256)))));
  }
}
