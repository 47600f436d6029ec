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
    /// Its own tool would refuse it; the detail says why.
    TOOL_REFUSES,
    /// It stands on a migration that isn't there.
    UNKNOWN_PARENT,
    /// A comment `-- switchback: …` that asks for something unknown, or where it doesn't count.
    UNKNOWN_DIRECTIVE,
    /// The tool keeps smaller numbers only, or whole ones; the detail says which.
    VERSION_OUT_OF_RANGE,
    /// The tool wants a way back in every file, be it empty.
    MISSING_DOWN_SECTION,
    /// A mark of the tool where it doesn't take one.
    MISPLACED_MARK,
    /// A statement that ends for the tool elsewhere than for SQLite, or not at all.
    UNFINISHED_STATEMENT,
    /// A `${name}` that nothing gives a value to.
    UNKNOWN_PLACEHOLDER,
    /// Its tool refuses a file of which a part needs to run outside a transaction.
    MIXED_TRANSACTIONS,
    /// Its tool has a use for it that Switchback hasn't.
    TOOL_ONLY,
    /// It includes something that isn't there.
    INCLUDED_MISSING,
    /// A jar with migrations in Java that nobody has allowed to be run; the detail names them.
    JAR_NOT_ALLOWED,
    /// A jar whose migrations, or one of them, can't be used; the detail says why.
    JAR_UNUSABLE,
    /// A jar with migrations in Java beside the files of another tool.
    JAR_OF_OTHER_HISTORY
  }

  /// The same of a version at another place in the order.
  public SourceProblem at(Version other) {
    return new SourceProblem(file, line, kind, Optional.of(other), detail);
  }

  /// The problems of `version`.
  public static List<SourceProblem> of(Version version, List<SourceProblem> problems) {
    return problems.stream()
        .filter(problem -> problem.version().filter(version::equals).isPresent())
        .toList();
  }
}
