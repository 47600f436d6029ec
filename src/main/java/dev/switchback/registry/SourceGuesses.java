package dev.switchback.registry;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.Tool;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.source.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for folders of migrations, for the length of one question. Reads files only.
final class SourceGuesses {
  private static final int LEVELS_UP = 3;
  private static final int DEPTH = 4;
  private static final int MOST = 40;
  private static final List<String> USUAL =
      List.of(
          "migrations",
          "db/migrations",
          "database/migrations",
          "sql/migrations",
          "prisma/migrations",
          "drizzle");
  private static final Set<String> NAMES =
      Set.of("migrations", "migration", "migrate", "versions", "drizzle", "changelog");

  private final MigrationFolder folders = new MigrationFolder();
  private final Map<Path, Optional<SourceGuess>> known = new HashMap<>();
  private final Map<As, Optional<SourceGuess>> knownAs = new HashMap<>();

  /// What a folder was read for.
  private record As(Path folder, Tool layout, Optional<Path> database) {}

  /// Those beside a file and up to three levels above it, the nearest first.
  List<SourceGuess> near(Path file) {
    List<SourceGuess> found = new ArrayList<>();
    projectOfWrangler(file).flatMap(this::at).ifPresent(found::add);
    Path folder = file.getParent();
    for (int level = 0; folder != null && level < LEVELS_UP; level++, folder = folder.getParent()) {
      for (String name : USUAL) {
        at(folder.resolve(name)).ifPresent(found::add);
      }
      if (level == 0) {
        at(folder).ifPresent(found::add);
      }
    }
    return found;
  }

  /// Those at most four levels below a folder, and the folder itself if it is one.
  List<SourceGuess> below(Path folder) {
    List<SourceGuess> found = new ArrayList<>();
    collect(folder, DEPTH, found);
    return found;
  }

  private void collect(Path folder, int depth, List<SourceGuess> found) {
    List<Path> entries = entries(folder);
    boolean mayBeOne =
        NAMES.contains(String.valueOf(folder.getFileName()))
            || entries.stream().anyMatch(entry -> entry.toString().endsWith(".sql"));
    Optional<SourceGuess> guess = mayBeOne || depth == DEPTH ? at(folder) : Optional.empty();
    guess.ifPresent(found::add);
    if (guess.isPresent() || depth == 1 || found.size() >= MOST) {
      return;
    }
    entries.stream()
        .filter(Files::isDirectory)
        .filter(entry -> ProjectFiles.isEntered(String.valueOf(entry.getFileName())))
        .forEach(entry -> collect(entry, depth - 1, found));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return List.of();
    }
  }

  /// The folder that a project's configuration leads to, read as the tool would, also without any
  /// migrations in it.
  Optional<SourceGuess> said(ProjectPlace place, Optional<Tool> tool, Path database) {
    return read(place.path(), tool, database)
        .map(reading -> SourceGuess.of(reading, place.saidBy()));
  }

  /// `folder` read as `layout`, or as it looks.
  static Optional<SourceGuess> as(Path folder, Optional<Tool> layout, Path database) {
    return new SourceGuesses()
        .read(folder, layout, database)
        .map(reading -> SourceGuess.of(reading, ""));
  }

  /// The same, read once for all databases, except where their migrations stand in one folder and
  /// each has its own.
  Optional<SourceGuess> once(Path folder, Tool layout, Path database) {
    Optional<Path> whose = Optional.of(database).filter(_ -> folders.isPerDatabase(layout));
    return knownAs.computeIfAbsent(
        new As(folder, layout, whose),
        wanted ->
            read(wanted.folder(), Optional.of(layout), database)
                .map(reading -> SourceGuess.of(reading, "")));
  }

  private Optional<SourceReading> read(Path folder, Optional<Tool> tool, Path database) {
    try {
      if (tool.filter(Tool::isOwn).isPresent()) {
        return Optional.of(folders.readAsOwn(folder));
      }
      return Optional.of(
          tool.map(it -> folders.read(folder, it, Wanted.by(database)))
              .orElseGet(() -> folders.read(folder)));
    } catch (SourceMissing vanished) {
      return Optional.empty();
    }
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

  private Optional<SourceGuess> at(Path folder) {
    return known.computeIfAbsent(
        folder,
        place ->
            Files.isDirectory(place)
                ? read(place, Optional.empty(), place)
                    .filter(reading -> !reading.migrations().migrations().isEmpty())
                    .map(reading -> SourceGuess.of(reading, ""))
                : Optional.empty());
  }
}
