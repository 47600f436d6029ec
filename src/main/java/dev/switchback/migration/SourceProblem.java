package dev.switchback.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Why a file of a migration source isn't used, or not all of it.
///
/// @param file the file
/// @param line the 1-based line it is about; 0 when it is about the whole file
/// @param kind what is wrong
/// @param version the version the file would have, where its name tells
/// @param detail what makes the sentence complete: another file's name, the misspelt mark, a byte
public record SourceProblem(
    Path file, int line, Kind kind, Optional<Version> version, String detail) {

  /// The kinds. Their sentences stand in `words.properties` under `source.problem.…`.
  public enum Kind {
    DUPLICATE_VERSION,
    EMPTY_FILE,
    DOWN_WITHOUT_UP,
    NOT_UTF8,
    MISSPELT_MARK,
    MISSING_UP_SECTION,
    REPEATED_SECTION,
    TEXT_BEFORE_SECTION,
    NO_VERSION,
    UNREADABLE,
    /// A comment `-- switchback: …` that asks for something unknown, or where it doesn't count.
    UNKNOWN_DIRECTIVE
  }

  /// The problems of `version`.
  public static List<SourceProblem> of(Version version, List<SourceProblem> problems) {
    return problems.stream()
        .filter(problem -> problem.version().filter(version::equals).isPresent())
        .toList();
  }
}
