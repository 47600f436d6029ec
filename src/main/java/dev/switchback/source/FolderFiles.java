package dev.switchback.source;

import dev.switchback.migration.SourceProblem;
import java.nio.file.Path;
import java.util.List;

/// The files of a folder, read but not yet put together.
///
/// @param files those that could be read, by name
/// @param problems those that couldn't
/// @param ignored what isn't SQL by its name, folders too
record FolderFiles(List<SourceFile> files, List<SourceProblem> problems, List<Path> ignored) {
  FolderFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    ignored = List.copyOf(ignored);
  }
}
