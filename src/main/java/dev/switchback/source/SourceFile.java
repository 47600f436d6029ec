package dev.switchback.source;

import dev.switchback.migration.SourceProblem;
import java.util.List;

/// A migration file that was read.
///
/// @param text its text, without a byte order mark
/// @param marks its section marks, good and misspelt
record SourceFile(FileName name, String text, List<SectionMark> marks) {

  static SourceFile of(FileName name, String text) {
    return new SourceFile(name, text, SectionMark.in(text));
  }

  /// How this one file is laid out.
  Layout layout() {
    if (name.part() != FileName.Part.WHOLE) {
      return Layout.PAIRS;
    }
    return marks.isEmpty() ? Layout.PLAIN : Layout.SECTIONS;
  }

  SourceProblem problem(SourceProblem.Kind kind, int line, String detail) {
    return new SourceProblem(name.file(), line, kind, name.version(), detail);
  }
}
