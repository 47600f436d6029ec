package dev.switchback.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of folders, each a migration: `20260101000001_authors/migration.sql`.
///
/// @param names of the folders that hold one, in the order of their letters
/// @param others what else stands there
record FoldersWithSql(List<String> names, List<Path> others) {
  static final String FILE = "migration.sql";

  FoldersWithSql {
    names = List.copyOf(names);
    others = List.copyOf(others);
  }

  static FoldersWithSql in(Path place) {
    List<Path> entries = FolderReader.list(place);
    return new FoldersWithSql(
        entries.stream()
            .filter(FoldersWithSql::isOne)
            .map(entry -> entry.getFileName().toString())
            .sorted()
            .toList(),
        entries.stream().filter(entry -> !isOne(entry)).toList());
  }

  private static boolean isOne(Path entry) {
    return Files.exists(entry.resolve(FILE));
  }

  /// "12 folders with migration.sql".
  String reason() {
    return names.size() + (names.size() == 1 ? " folder" : " folders") + " with " + FILE;
  }
}
