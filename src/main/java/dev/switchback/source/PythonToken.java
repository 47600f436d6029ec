package dev.switchback.source;

/// A word of Python's language.
///
/// @param text as written; of a string its value
/// @param column 0-based, of a line's first token its indentation
record PythonToken(Kind kind, String text, int column) {

  enum Kind {
    NAME,
    STRING,
    /// A string that is computed, as `f"…"`.
    COMPUTED,
    NUMBER,
    OPERATOR,
    /// The end of a statement.
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }
}
