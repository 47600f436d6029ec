package dev.switchback.sql;

/// A piece of SQL text.
///
/// @param start offset of its first character
/// @param end offset after its last character
public record Token(TokenKind kind, int start, int end) {

  /// What stands there in `text`, the text this token was read from.
  public String in(String text) {
    return text.substring(start, end);
  }

  /// Whether it plays a part in what a statement means.
  public boolean isSignificant() {
    return kind != TokenKind.WHITESPACE && kind != TokenKind.COMMENT;
  }
}
