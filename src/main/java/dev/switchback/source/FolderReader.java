package dev.switchback.source;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.SourceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lists a folder and reads its SQL files. Folders inside it are left alone.
final class FolderReader {
  private final List<SourceFile> files = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<Path> ignored = new ArrayList<>();

  private FolderReader() {}

  /// @throws SourceMissing when the place isn't there or can't be listed
  static FolderFiles read(Glance glance) {
    FolderReader reader = new FolderReader();
    Path folder = glance.place();
    List<Path> entries = list(folder);
    Set<Path> files = Set.copyOf(glance.files());
    boolean tellsDialects = entries.stream().anyMatch(FolderReader::isForSqlite);
    for (Path entry : entries) {
      Optional<String> other = FileName.dialectOf(entry).filter(it -> !FileName.isOurs(it));
      if (!FileName.isSql(entry) || (!files.contains(entry) && isOtherThanFile(entry))) {
        reader.ignored.add(entry);
      } else if (tellsDialects && other.isPresent()) {
        reader.problems.add(
            new SourceProblem(
                entry, 0, SourceProblem.Kind.TOOL_ONLY, Optional.empty(), other.get()));
      } else {
        reader.add(FileName.of(entry), glance);
      }
    }
    if (!Files.isDirectory(folder)) {
      throw new SourceMissing(folder, "it was removed while it was read");
    }
    return new FolderFiles(reader.files, reader.problems, reader.ignored);
  }

  private static boolean isForSqlite(Path entry) {
    return FileName.isSql(entry) && FileName.dialectOf(entry).filter(FileName::isOurs).isPresent();
  }

  /// What is in `folder`, by name.
  ///
  /// @throws SourceMissing when it isn't there or can't be listed
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SourceMissing(
          folder, Files.exists(folder) ? "it is not a folder" : "there is no such folder");
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (AccessDeniedException e) {
      throw new SourceMissing(folder, "no permission to list it");
    } catch (DirectoryIteratorException | UncheckedIOException | IOException e) {
      throw new SourceMissing(folder, "it can't be listed: " + e.getMessage());
    }
    entries.sort(Comparator.comparing(Path::getFileName));
    return entries;
  }

  /// A folder or a pipe. What isn't there any more, or a link that leads nowhere, is a file that
  /// can't be read.
  static boolean isOtherThanFile(Path entry) {
    return Files.exists(entry) && !Files.isRegularFile(entry);
  }

  private void add(FileName name, Glance glance) {
    switch (glance.read(name.file())) {
      case TextFile.Read read -> files.add(SourceFile.of(name, read.sql()));
      case TextFile.Unusable(SourceProblem.Kind kind, int line, String detail) ->
          problems.add(new SourceProblem(name.file(), line, kind, name.version(), detail));
    }
  }
}
