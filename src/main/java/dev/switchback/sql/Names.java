package dev.switchback.sql;

/// Names as SQLite reads them: bare, or in one of its four kinds of quotes.
public final class Names {
  private Names() {}

  /// The name in double quotes, those inside doubled.
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// The name without the quotes it may be in.
  public static String unquoted(String name) {
    if (name.length() < 2) {
      return name;
    }
    char quote = name.charAt(0);
    String inside = name.substring(1, name.length() - 1);
    return switch (quote) {
      case '"', '`', '\'' -> inside.replace("" + quote + quote, "" + quote);
      case '[' -> inside;
      default -> name;
    };
  }
}
