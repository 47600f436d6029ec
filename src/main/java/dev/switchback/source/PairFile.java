package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import java.util.List;
import java.util.Optional;

/// Reads a file that holds one direction: `….up.sql`, `….down.sql` or a plain `….sql`.
final class PairFile {
  private PairFile() {}

  static Parts read(SourceFile file) {
    boolean isDown = file.name().part() == FileName.Part.DOWN;
    SectionMark.Kind own = isDown ? SectionMark.Kind.DOWN : SectionMark.Kind.UP;
    List<SourceProblem> problems =
        file.marks().stream()
            .filter(mark -> mark.kind() != own)
            .map(m -> strange(file, m))
            .toList();
    if (!problems.isEmpty()) {
      return Parts.broken(file, problems);
    }
    MigrationText text = new MigrationText(file.text(), Optional.of(file.name().file()), 1);
    if (isDown) {
      return new Parts(file, Optional.empty(), Optional.of(text), List.of());
    }
    return text.hasStatements()
        ? new Parts(file, Optional.of(text), Optional.empty(), List.of())
        : Parts.broken(file, List.of(file.problem(SourceProblem.Kind.EMPTY_FILE, 0, "")));
  }

  /// A mark of the other direction would be run as a comment, and what is below it with it.
  private static SourceProblem strange(SourceFile file, SectionMark mark) {
    SourceProblem.Kind kind =
        mark.kind() == SectionMark.Kind.MISSPELT
            ? SourceProblem.Kind.MISSPELT_MARK
            : SourceProblem.Kind.REPEATED_SECTION;
    return file.problem(kind, mark.line(), mark.text());
  }
}
