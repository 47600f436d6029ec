package dev.switchback.migration;

import dev.switchback.sql.Comments;

/// How the file of an applied migration differs from what was run.
public enum Edit {
  /// Only in line ends, a byte order mark or the last line end.
  LINE_ENDS,
  /// Only in comments and white space.
  COMMENTS,
  /// In what it does.
  CONTENT,
  /// In more than line ends; nobody kept the text that was run.
  UNKNOWN;

  /// How two texts differ.
  ///
  /// @throws IllegalArgumentException when they don't
  public static Edit between(String recorded, String present) {
    if (recorded.equals(present)) {
      throw new IllegalArgumentException("No edit: the texts are the same");
    }
    if (plainLines(recorded).equals(plainLines(present))) {
      return LINE_ENDS;
    }
    return Comments.without(recorded).equals(Comments.without(present)) ? COMMENTS : CONTENT;
  }

  private static String plainLines(String text) {
    String plain = text.replace("\r\n", "\n");
    String unmarked = plain.startsWith("\uFEFF") ? plain.substring(1) : plain;
    return unmarked.endsWith("\n") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
  }
}
