package dev.switchback.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `wrangler.toml`, `wrangler.json` or `wrangler.jsonc` says of a project's D1 databases.
///
/// @param file the configuration
/// @param migrations the folder of migrations, as the first database has it
/// @param isInFolders whether each migration is a folder with a `migration.sql`
record D1Config(Path file, Path migrations, boolean isInFolders) {
  private static final Pattern FOLDER = value("migrations_dir");
  private static final Pattern PATTERN = value("migrations_pattern");

  private static Pattern value(String name) {
    return Pattern.compile(
        "^[^#/\\n]*\"?" + name + "\"?\\s*[=:]\\s*\"([^\"]*)\"", Pattern.MULTILINE);
  }

  /// The configuration in `project`; empty when there is none, or none that names a D1 database.
  static Optional<D1Config> in(Path project) {
    return List.of("wrangler.jsonc", "wrangler.json", "wrangler.toml").stream()
        .map(project::resolve)
        .filter(Files::isRegularFile)
        .flatMap(file -> read(project, file).stream())
        .findFirst();
  }

  private static Optional<D1Config> read(Path project, Path file) {
    try {
      return new Gathering()
          .open(file, Optional.empty())
          .map(WholeFile::text)
          .filter(text -> text.contains("d1_databases"))
          .map(
              text ->
                  new D1Config(
                      file,
                      project.resolve(first(FOLDER, text).orElse("migrations")).normalize(),
                      first(PATTERN, text).filter(p -> p.contains("migration.sql")).isPresent()));
    } catch (InvalidPathException strangeName) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
