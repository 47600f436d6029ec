package dev.switchback.source;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Puts `;` in the place of another end of statements.
final class Delimiters {
  private static final Set<String> USUAL = Set.of("", ";", "\\;");

  private Delimiters() {}

  /// @param delimiter a regular expression, as Liquibase takes it
  static String asSemicolons(String sql, String delimiter) {
    if (USUAL.contains(delimiter)) {
      return sql;
    }
    Matcher ends = pattern(delimiter).matcher(sql);
    return ends.replaceAll(end -> ";" + "\n".repeat((int) lineEnds(end.group())));
  }

  private static Pattern pattern(String delimiter) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
    try {
      return Pattern.compile("(?:" + delimiter + ")[ \\t]*$", flags);
    } catch (PatternSyntaxException notOne) {
      return Pattern.compile(Pattern.quote(delimiter) + "[ \\t]*$", flags);
    }
  }

  private static long lineEnds(String text) {
    return text.chars().filter(c -> c == '\n').count();
  }
}
