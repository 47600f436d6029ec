package dev.switchback.run;

import dev.switchback.sql.SqlStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a statement an error is, as exactly as SQLite's message tells.
///
/// The driver doesn't give SQLite's own offset. Where the message quotes a word that stands exactly
/// once in the statement, the error is there; else it is said to be at the statement's beginning.
///
/// @param line 1-based, in the script
/// @param column 1-based
record ErrorPosition(int line, int column) {
  private static final Pattern QUOTED =
      Pattern.compile(
          "near \"(.+?)\"|no such (?:column|table|function|collation sequence): (\\S+)");

  static ErrorPosition of(SqlStatement statement, String message) {
    Matcher matcher = QUOTED.matcher(message);
    if (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      int at = statement.text().indexOf(word);
      if (at >= 0 && statement.text().indexOf(word, at + 1) < 0) {
        return at(statement, at);
      }
    }
    return new ErrorPosition(statement.line(), statement.column());
  }

  private static ErrorPosition at(SqlStatement statement, int offset) {
    String before = statement.text().substring(0, offset);
    int lastBreak = before.lastIndexOf('\n');
    if (lastBreak < 0) {
      return new ErrorPosition(statement.line(), statement.column() + offset);
    }
    int breaks = (int) before.chars().filter(c -> c == '\n').count();
    return new ErrorPosition(statement.line() + breaks, offset - lastBreak);
  }
}
