package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Drizzle up to 0.45: `0000_name.sql` files, listed in `meta/_journal.json`.
///
/// The version of a migration is the time at which it was generated, in milliseconds: that is what
/// Drizzle records, and all it compares. What the journal doesn't list is no migration.
final class DrizzleSource implements SourceFormat {
  private static final String END = ".sql";

  @Override
  public Tool tool() {
    return Tool.DRIZZLE;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return Files.isRegularFile(place.resolve(DrizzleJournal.FILE))
        ? Optional.of("a " + DrizzleJournal.FILE)
        : Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    if (!Files.exists(place.resolve(DrizzleJournal.FILE))
        && !FoldersWithSql.in(place).names().isEmpty()) {
      return new Drizzle1Source().read(place);
    }
    Gathering gathering = new Gathering();
    DrizzleJournal journal = DrizzleJournal.read(place, gathering);
    journal.entries().forEach(entry -> add(place, entry, gathering));
    for (Path entry : FolderReader.list(place)) {
      String name = entry.getFileName().toString();
      boolean listed = journal.entries().stream().anyMatch(e -> name.equals(e.tag() + END));
      if (!listed) {
        gathering.ignore(entry);
      }
    }
    return gathering.reading(
        place, Tool.DRIZZLE, journal.entries().size() + " entries in " + DrizzleJournal.FILE);
  }

  private static void add(Path place, DrizzleJournal.Entry entry, Gathering gathering) {
    Version version = Version.of(Long.toString(entry.when()));
    Path path = place.resolve(entry.tag() + END);
    gathering
        .open(path, Optional.of(version))
        .ifPresent(
            file -> {
              if (file.sql().hasStatements()) {
                gathering.add(
                    new Migration(
                        version, entry.tag(), file.sql(), Optional.empty(), origin(entry, file)));
              } else {
                gathering.problem(path, 0, Kind.EMPTY_FILE, Optional.of(version), "");
              }
            });
  }

  private static Origin origin(DrizzleJournal.Entry entry, WholeFile file) {
    return Origin.of(entry.tag(), Origin.Kind.SQL)
        .withChecksum(file.sha256(), file.sameButLineEnds(Checksum::sha256));
  }
}
