package dev.switchback.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder that may be a project of somebody's: which files are in it, and what stands in them.
/// Runs nothing and writes nothing.
final class Project {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final List<String> ENDINGS =
      File.separatorChar == '\\' ? List.of(".exe", ".cmd", ".bat", "") : List.of("");

  private final Path folder;
  private final List<Path> systemFolders;

  /// @param systemFolders where the system looks for programs
  Project(Path folder, List<Path> systemFolders) {
    this.folder = folder;
    this.systemFolders = List.copyOf(systemFolders);
  }

  Path folder() {
    return folder;
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /// The first of `names` that is there.
  Optional<String> firstOf(List<String> names) {
    return names.stream().filter(this::has).findFirst();
  }

  /// Names of the files directly in the folder that end so.
  List<String> endingWith(String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// What stands in a file; empty text when it isn't there, can't be read, or is very large.
  String text(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST_BYTES
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  boolean says(String name, String word) {
    return text(name).contains(word);
  }

  Optional<String> found(String name, Pattern pattern) {
    Matcher matcher = pattern.matcher(text(name));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// A program in the project's own environment for Python.
  Optional<String> inEnvironment(String program) {
    return Stream.of(".venv", "venv", "env")
        .flatMap(
            environment ->
                Stream.of(
                    environment + "/bin/" + program, environment + "/Scripts/" + program + ".exe"))
        .filter(this::has)
        .findFirst();
  }

  /// The name under which the system finds a program.
  Optional<String> onSystem(String program) {
    return ENDINGS.stream()
        .map(ending -> program + ending)
        .filter(name -> systemFolders.stream().anyMatch(f -> Files.isExecutable(f.resolve(name))))
        .findFirst();
  }

  static List<Path> systemFolders(String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .filter(each -> !each.isBlank())
        .map(Path::of)
        .toList();
  }
}
