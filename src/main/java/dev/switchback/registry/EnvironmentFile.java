package dev.switchback.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a project's `.env` file says: in this environment the database is that file.
///
/// @param file absolute; it may not be there
/// @param saidBy the file and the variable: `.env.production: DATABASE_URL`
public record EnvironmentFile(Environment environment, Path file, String saidBy) {

  /// What the project of `database` says, looked for beside and above its file and its migrations;
  /// in the order of the environments, the nearest file of each. Reads text files only.
  public static List<EnvironmentFile> of(Database database) {
    List<EnvironmentFile> found = new ArrayList<>();
    Stream.of(Optional.ofNullable(database.file().getParent()), database.source())
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(folder -> ProjectFiles.environments(folder).stream())
        .map(
            claim ->
                new EnvironmentFile(
                    claim.environment().orElseThrow(), claim.file(), claim.reason()))
        .filter(one -> found.stream().noneMatch(known -> known.environment == one.environment))
        .forEach(found::add);
    return found.stream().sorted((a, b) -> a.environment.compareTo(b.environment)).toList();
  }

  public boolean exists() {
    return Files.exists(file);
  }
}
