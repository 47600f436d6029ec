package dev.switchback.source;

import java.nio.file.Path;
import java.util.Optional;

/// What of a text file doesn't show in an editor.
///
/// @param byteOrderMark whether it begins with one
/// @param mixedLineEnds the 1-based line on which the second kind of line ends begins; 0 where all
///     are alike
public record TextMarks(boolean byteOrderMark, int mixedLineEnds) {

  /// Reads the file; empty when it can't be read as text.
  public static Optional<TextMarks> of(Path file) {
    return TextFile.of(file) instanceof TextFile.Read(String raw, String sql)
        ? Optional.of(new TextMarks(raw.length() != sql.length(), mixed(raw)))
        : Optional.empty();
  }

  private static int mixed(String raw) {
    int line = 1;
    Optional<Boolean> first = Optional.empty();
    for (int i = raw.indexOf('\n'); i >= 0; i = raw.indexOf('\n', i + 1)) {
      boolean isCrLf = i > 0 && raw.charAt(i - 1) == '\r';
      if (first.isPresent() && first.get() != isCrLf) {
        return line;
      }
      first = Optional.of(isCrLf);
      line++;
    }
    return 0;
  }
}
