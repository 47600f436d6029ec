package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import java.util.List;
import java.util.Optional;

/// What one file contributes to a migration.
///
/// @param problems why parts are missing; a file with a problem contributes only what is certain
record Parts(
    SourceFile file,
    Optional<MigrationText> up,
    Optional<MigrationText> down,
    List<SourceProblem> problems) {
  Parts {
    problems = List.copyOf(problems);
  }

  static Parts broken(SourceFile file, List<SourceProblem> problems) {
    return new Parts(file, Optional.empty(), Optional.empty(), problems);
  }
}
