package dev.switchback.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a changelog begins, and what the paths in it begin at.
///
/// @param place a changelog, or a folder of them
/// @param root the folder that Liquibase's paths begin at
record LiquibasePlace(Path place, Path root) {
  private static final int HIGHEST = 5;

  /// The folder of `liquibase.properties`, the resources of a Maven project, or else the place
  /// itself.
  static LiquibasePlace of(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    Path folder =
        Files.isDirectory(absolute)
            ? absolute
            : Optional.ofNullable(absolute.getParent()).orElse(absolute);
    Path above = folder;
    for (int height = 0; height <= HIGHEST && above != null; height++) {
      if (above.endsWith("src/main/resources")
          || Files.isRegularFile(above.resolve("liquibase.properties"))) {
        return new LiquibasePlace(absolute, above);
      }
      above = above.getParent();
    }
    return new LiquibasePlace(absolute, folder);
  }

  /// What is said of contexts and labels, by `options` or else by `liquibase.properties`.
  LiquibaseFilter filter(ToolOptions options) {
    return LiquibaseFilter.of(
        FileTree.textIfThere(root.resolve("liquibase.properties")).orElse(""), options);
  }

  String reason() {
    return Files.isDirectory(place)
        ? "the changelogs in it, as Liquibase reads them"
        : "the changelog, as Liquibase reads it";
  }

  /// The changelogs that no other includes: one that lists others where there is one, else all
  /// formatted SQL files in the order of their paths.
  List<Path> beginnings(List<Path> files) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    List<Path> listing = files.stream().filter(LiquibasePlace::lists).toList();
    if (!listing.isEmpty()) {
      return notIncluded(listing);
    }
    return files.stream()
        .filter(file -> file.getFileName().toString().endsWith(".sql"))
        .filter(file -> FileTree.textIfThere(file).filter(FormattedSql::isHeader).isPresent())
        .toList();
  }

  private static boolean lists(Path file) {
    String name = file.getFileName().toString();
    return name.matches("(?i).*\\.(?:xml|ya?ml|json)")
        && FileTree.textIfThere(file)
            .filter(text -> ChangelogText.isChangelog(name, text))
            .isPresent();
  }

  private List<Path> notIncluded(List<Path> listing) {
    List<Path> beginnings = new ArrayList<>();
    for (Path candidate : listing) {
      boolean isIncluded =
          listing.stream()
              .filter(other -> !other.equals(candidate))
              .anyMatch(
                  other -> {
                    Changelog walk = new Changelog(root);
                    walk.read(other);
                    return walk.hasRead(candidate);
                  });
      if (!isIncluded) {
        beginnings.add(candidate);
      }
    }
    return beginnings.isEmpty() ? listing : beginnings;
  }
}
