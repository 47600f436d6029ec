package dev.switchback.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what a project's configuration files say of its databases. They are read as text; nothing
/// of the project is run, and no variable of this process is asked.
final class ProjectFiles {
  private static final int DEPTH = 4;
  private static final int LEVELS_UP = 4;
  private static final Set<String> NOT_ENTERED =
      Set.of("node_modules", "target", "build", "dist", "venv", "vendor", "__pycache__");

  private ProjectFiles() {}

  /// The claims of all configuration files at most four levels below `folder`.
  static List<ProjectClaim> below(Path folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    collect(new ProjectFilesFolder(folder, folder), DEPTH, claims);
    return claims;
  }

  /// The claims on `file` by configuration beside it or above it, the nearest first.
  static List<ProjectClaim> of(Path file) {
    List<ProjectClaim> claims = new ArrayList<>();
    Path folder = file.getParent();
    for (int level = 0; folder != null && level < LEVELS_UP; level++, folder = folder.getParent()) {
      ProjectFilesFolder place = new ProjectFilesFolder(folder, folder);
      claims.addAll(in(place));
      for (String below : List.of("config", "prisma", "conf")) {
        if (Files.isDirectory(folder.resolve(below))) {
          claims.addAll(in(place.at(folder.resolve(below))));
        }
      }
      if (Files.isRegularFile(folder.resolve("manage.py"))) {
        folders(folder).forEach(one -> claims.addAll(ProjectFilesPython.django(place.at(one))));
      }
    }
    return claims.stream().filter(claim -> claim.file().equals(file)).toList();
  }

  /// What the `.env` files in `start` and above it say of databases in each environment, the
  /// nearest first.
  static List<ProjectClaim> environments(Path start) {
    List<ProjectClaim> claims = new ArrayList<>();
    Path folder = start;
    for (int level = 0; folder != null && level < LEVELS_UP; level++, folder = folder.getParent()) {
      claims.addAll(ProjectFilesEnv.in(new ProjectFilesFolder(folder, folder)));
    }
    return claims.stream().filter(claim -> claim.environment().isPresent()).toList();
  }

  private static List<ProjectClaim> in(ProjectFilesFolder folder) {
    return Stream.of(
            ProjectFilesPython.alembic(folder),
            ProjectFilesPython.django(folder),
            ProjectFilesNode.knex(folder),
            ProjectFilesNode.drizzle(folder),
            ProjectFilesNode.prisma(folder),
            ProjectFilesNode.wrangler(folder),
            ProjectFilesOther.flyway(folder),
            ProjectFilesOther.liquibase(folder),
            ProjectFilesOther.atlas(folder),
            ProjectFilesOther.rails(folder),
            ProjectFilesEnv.in(folder))
        .flatMap(List::stream)
        .toList();
  }

  private static void collect(ProjectFilesFolder folder, int depth, List<ProjectClaim> claims) {
    claims.addAll(in(folder));
    if (depth > 1) {
      folders(folder.folder()).forEach(one -> collect(folder.at(one), depth - 1, claims));
    }
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> isEntered(String.valueOf(entry.getFileName())))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return List.of();
    }
  }

  /// Whether a folder is part of the project itself: not hidden, not of its packages.
  static boolean isEntered(String name) {
    return !name.startsWith(".") && !NOT_ENTERED.contains(name);
  }
}
