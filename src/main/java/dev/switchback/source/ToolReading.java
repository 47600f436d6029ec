package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Gathers what one tool's files hold. Serves one reading.
final class ToolReading {
  private final Path folder;
  private final Tool tool;
  private final List<Migration> migrations = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<Path> ignored = new ArrayList<>();

  ToolReading(Path folder, Tool tool) {
    this.folder = folder;
    this.tool = tool;
  }

  /// The name of `path` without what it lies in.
  static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  /// The text of `file`; when it can't be read, a problem, which stands in the way of `version`.
  Optional<TextFile.Read> text(Path file, Optional<Version> version) {
    return switch (TextFile.of(file)) {
      case TextFile.Read read -> Optional.of(read);
      case TextFile.Unusable(SourceProblem.Kind kind, int line, String detail) -> {
        problems.add(new SourceProblem(file, line, kind, version, detail));
        yield Optional.empty();
      }
    };
  }

  /// @param version what it stands in the way of; empty when it is only said
  void problem(
      Path file, int line, SourceProblem.Kind kind, Optional<Version> version, String detail) {
    problems.add(new SourceProblem(file, line, kind, version, detail));
  }

  /// Says of each of `files` that the others have its version too.
  void duplicates(Version version, List<Path> files) {
    for (Path file : files) {
      String others =
          files.stream()
              .filter(other -> !other.equals(file))
              .map(ToolReading::nameOf)
              .collect(Collectors.joining(", "));
      problem(file, 0, SourceProblem.Kind.DUPLICATE_VERSION, Optional.of(version), others);
    }
  }

  void ignore(Path path) {
    ignored.add(path);
  }

  void add(Migration migration) {
    migrations.add(migration);
  }

  SourceReading done(String reason) {
    problems.sort(Comparator.comparing(SourceProblem::file).thenComparingInt(SourceProblem::line));
    return new SourceReading(
        folder,
        Layout.OF_A_TOOL,
        Optional.of(tool),
        reason,
        new MigrationSet(migrations, problems),
        ignored);
  }

  /// Says how many of a thing there are: `1 file`, `2 files`.
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
