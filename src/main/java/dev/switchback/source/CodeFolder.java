package dev.switchback.source;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.SourceProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads programs as text. Nothing of them is ever run.
final class CodeFolder {
  private static final Set<String> NEVER =
      Set.of("node_modules", "site-packages", "venv", "target", "build", "dist", "__pycache__");
  private static final long MOST_BYTES = 16_000_000;

  private final List<CodeFile> files = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<Path> ignored = new ArrayList<>();

  private CodeFolder() {}

  /// @param text without a byte order mark
  record CodeFile(Path file, String text) {
    String name() {
      return file.getFileName().toString();
    }

    SourceProblem problem(SourceProblem.Kind kind, String detail) {
      return new SourceProblem(file, 0, kind, Optional.empty(), detail);
    }
  }

  /// The files of `folder` whose names are wanted, by name. Folders inside it are left alone.
  ///
  /// @throws SourceMissing when it can't be listed
  static CodeFolder read(Path folder, Predicate<String> wanted) {
    CodeFolder read = new CodeFolder();
    for (Path entry : list(folder)) {
      if (Files.isRegularFile(entry) && wanted.test(entry.getFileName().toString())) {
        read.add(entry);
      } else {
        read.ignored.add(entry);
      }
    }
    return read;
  }

  /// The same of several folders, one after the other.
  static CodeFolder readAll(List<Path> folders, Predicate<String> wanted) {
    CodeFolder all = new CodeFolder();
    for (Path folder : folders) {
      CodeFolder one = read(folder, wanted);
      all.files.addAll(one.files);
      all.problems.addAll(one.problems);
      all.ignored.addAll(one.ignored);
    }
    return all;
  }

  List<CodeFile> files() {
    return List.copyOf(files);
  }

  List<SourceProblem> problems() {
    return List.copyOf(problems);
  }

  List<Path> ignored() {
    return List.copyOf(ignored);
  }

  /// The text of one file; empty when it isn't there, is no text, or can't be read.
  static Optional<String> text(Path file) {
    CodeFolder one = new CodeFolder();
    if (Files.isRegularFile(file)) {
      one.add(file);
    }
    return one.files.stream().map(CodeFile::text).findFirst();
  }

  /// `folder` and the folders below it, down to `depth` levels. Hidden ones, and those that hold
  /// other people's code, are left out.
  static List<Path> foldersBelow(Path folder, int depth) {
    List<Path> found = new ArrayList<>();
    found.add(folder);
    if (depth > 0) {
      for (Path entry : listed(folder)) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !name.startsWith(".") && !NEVER.contains(name)) {
          found.addAll(foldersBelow(entry, depth - 1));
        }
      }
    }
    return found;
  }

  /// The names in `folder`; none where it can't be listed.
  static List<Path> listed(Path folder) {
    try {
      return Files.isDirectory(folder) ? list(folder) : List.of();
    } catch (SourceMissing unreadable) {
      return List.of();
    }
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SourceMissing(
          folder, Files.exists(folder) ? "it is not a folder" : "there is no such folder");
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException | UncheckedIOException | IOException e) {
      throw new SourceMissing(folder, "it can't be listed: " + e.getMessage());
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  private void add(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        unreadable(file, "it is larger than 16 MB");
        return;
      }
      switch (Utf8.decode(Files.readAllBytes(file))) {
        case Utf8.Text(String text) -> files.add(new CodeFile(file, text));
        case Utf8.NotUtf8 bad ->
            problems.add(
                new SourceProblem(
                    file, bad.line(), SourceProblem.Kind.NOT_UTF8, Optional.empty(), bad.detail()));
      }
    } catch (IOException e) {
      unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private void unreadable(Path file, String detail) {
    problems.add(
        new SourceProblem(file, 0, SourceProblem.Kind.UNREADABLE, Optional.empty(), detail));
  }
}
