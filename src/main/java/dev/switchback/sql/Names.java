package dev.switchback.sql;

/// Names as SQLite reads them: bare, or in one of its four kinds of quotes.
final class Names {
  private Names() {}

  static String unquoted(String name) {
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
