package dev.switchback.source;

/// Code of a language with C's comments and quotes.
final class CodeText {
  private CodeText() {}

  /// The same text with a blank in the place of each comment. What stands in quotes stays.
  static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("//", at)) {
        at = endOf(text, "\n", at);
        plain.append('\n');
      } else if (text.startsWith("/*", at)) {
        at = endOf(text, "*/", at);
        plain.append(' ');
      } else if (c == '"' || c == '\'' || c == '`') {
        int end = endOfQuoted(text, at);
        plain.append(text, at, end);
        at = end;
      } else {
        plain.append(c);
        at++;
      }
    }
    return plain.toString();
  }

  private static int endOf(String text, String end, int from) {
    int found = text.indexOf(end, from + 2);
    return found < 0 ? text.length() : found + end.length();
  }

  private static int endOfQuoted(String text, int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n' && quote != '`') {
        return i;
      }
    }
    return text.length();
  }
}
