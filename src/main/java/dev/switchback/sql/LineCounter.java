package dev.switchback.sql;

/// Turns offsets that only grow into lines and columns.
///
/// Lines end with a line feed. Columns count characters as a person does: a pair of surrogates is
/// one, and a byte order mark at the beginning is none.
final class LineCounter {
  private final String text;
  private int offset;
  private int line = 1;
  private int column = 1;

  LineCounter(String text) {
    this.text = text;
  }

  LineCounter moveTo(int target) {
    for (; offset < target; offset++) {
      char c = text.charAt(offset);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c) && !(c == '\uFEFF' && offset == 0)) {
        column++;
      }
    }
    return this;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
