package dev.switchback.registry;

import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.SourceMissing;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.PlainFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says what adding a file or a folder would register. Changes nothing.
public final class Proposals {
  private static final int DEPTH = 4;
  private static final int LEVELS_UP = 3;
  private static final int MOST_DATABASES = 500;
  private static final Set<String> NOT_ENTERED =
      Set.of("node_modules", "target", "build", "venv", "__pycache__");

  private final DatabaseRegister register;
  private final MigrationFolder folders = new MigrationFolder();

  public Proposals(DatabaseRegister register) {
    this.register = register;
  }

  /// @throws DatabaseMissing when there is nothing at `path`
  public List<NewDatabase> propose(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.exists(absolute)) {
      throw new DatabaseMissing(absolute);
    }
    if (!Files.isDirectory(absolute)) {
      return List.of(proposal(absolute, names(), ProjectFiles.of(absolute)));
    }
    List<ProjectClaim> claims = ProjectFiles.below(absolute);
    Set<Path> files = new LinkedHashSet<>();
    claims.stream().map(ProjectClaim::file).filter(Proposals::mayBeDatabase).forEach(files::add);
    files.addAll(databasesBelow(absolute));
    Set<String> taken = names();
    List<NewDatabase> proposals = new ArrayList<>();
    for (Path file : files) {
      NewDatabase proposal = proposal(file, taken, claims);
      taken.add(proposal.name().toLowerCase(Locale.ROOT));
      proposals.add(proposal);
    }
    return proposals;
  }

  /// One that isn't there yet, an empty one, or one that begins as a database does.
  private static boolean mayBeDatabase(Path file) {
    return !Files.exists(file)
        || (Files.isRegularFile(file)
            && (PlainFiles.beginsLikeDatabase(file) || file.toFile().length() == 0));
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    register.all().forEach(database -> names.add(database.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  /// Of several claims the first one counts that knows where the migrations are.
  private NewDatabase proposal(Path file, Set<String> taken, List<ProjectClaim> claims) {
    NewDatabase plain = proposal(file, taken);
    List<ProjectClaim> own = claims.stream().filter(c -> c.file().equals(file)).toList();
    return own.stream()
        .filter(claim -> claim.migrations().isPresent())
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(claim -> plain.saidBy(claim, claim.reason()))
        .orElse(plain);
  }

  private NewDatabase proposal(Path file, Set<String> taken) {
    Optional<String> known = register.findByFile(file).map(Database::name);
    List<SourceReading> sources = sourcesNear(file);
    return new NewDatabase(
        known.orElseGet(() -> freeName(file, taken)),
        file,
        sources.stream().findFirst().map(SourceReading::folder),
        sources.stream().findFirst().map(SourceReading::reason).orElse(""),
        sources.stream().skip(1).map(SourceReading::folder).toList(),
        known);
  }

  private static String freeName(Path file, Set<String> taken) {
    String name = String.valueOf(file.getFileName());
    Path folder = file.getParent();
    if (taken.contains(name.toLowerCase(Locale.ROOT))
        && folder != null
        && folder.getFileName() != null) {
      name = folder.getFileName() + "/" + name;
    }
    String candidate = name;
    for (int i = 2; taken.contains(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + " " + i;
    }
    return candidate;
  }

  /// Migration folders beside the file and up to three levels above it, nearest first.
  private List<SourceReading> sourcesNear(Path file) {
    List<SourceReading> found = new ArrayList<>();
    projectOfWrangler(file).flatMap(this::read).ifPresent(found::add);
    Path folder = file.getParent();
    for (int level = 0; folder != null && level < LEVELS_UP; level++, folder = folder.getParent()) {
      for (String name :
          List.of(
              "migrations",
              "db/migrations",
              "database/migrations",
              "sql/migrations",
              "prisma/migrations",
              "drizzle")) {
        read(folder.resolve(name)).ifPresent(found::add);
      }
      if (level == 0) {
        read(folder).ifPresent(found::add);
      }
    }
    return found;
  }

  /// Wrangler keeps a local database deep inside `.wrangler` of its project.
  private static Optional<Path> projectOfWrangler(Path file) {
    for (Path above = file.getParent(); above != null; above = above.getParent()) {
      if (above.endsWith(".wrangler")) {
        return Optional.ofNullable(above.getParent());
      }
    }
    return Optional.empty();
  }

  private Optional<SourceReading> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      SourceReading reading = folders.read(folder);
      return reading.migrations().migrations().isEmpty() ? Optional.empty() : Optional.of(reading);
    } catch (SourceMissing vanished) {
      return Optional.empty();
    }
  }

  private static List<Path> databasesBelow(Path folder) {
    List<Path> found = new ArrayList<>();
    collect(folder, DEPTH, found);
    found.sort(null);
    return found;
  }

  private static void collect(Path folder, int depth, List<Path> found) {
    List<Path> entries;
    try (Stream<Path> listing = Files.list(folder)) {
      entries = listing.sorted().toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return;
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      if (found.size() >= MOST_DATABASES) {
        return;
      }
      if (Files.isDirectory(entry)) {
        if (depth > 1 && !name.startsWith(".") && !NOT_ENTERED.contains(name)) {
          collect(entry, depth - 1, found);
        }
      } else if (Files.isRegularFile(entry)
          && !isCompanion(name)
          && PlainFiles.beginsLikeDatabase(entry)) {
        found.add(entry);
      }
    }
  }

  private static boolean isCompanion(String name) {
    return name.endsWith("-wal") || name.endsWith("-shm") || name.endsWith("-journal");
  }
}
