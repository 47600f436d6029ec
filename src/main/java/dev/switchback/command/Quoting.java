package dev.switchback.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A list of words as one line of text, and back.
///
/// Words are parted by spaces. In single quotes everything is itself; in double quotes a backslash
/// makes the next quote or backslash itself; outside of quotes it does so with any character except
/// a letter or a digit, so that a Windows path needs no quotes. Nothing else is special: no
/// variables, no patterns, no operators, because no shell ever sees the line.
public final class Quoting {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./{}~^-]+");

  private Quoting() {}

  /// @throws IllegalArgumentException when a quote isn't closed
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean within = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (within) {
          words.add(word.toString());
        }
        word.setLength(0);
        within = false;
        continue;
      }
      within = true;
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (isEscape(line, i, quote)) {
        i++;
        word.append(line.charAt(i));
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("A quote is not closed: " + line);
    }
    if (within) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  private static boolean isEscape(String line, int at, char quote) {
    if (line.charAt(at) != '\\' || at + 1 == line.length() || quote == '\'') {
      return false;
    }
    char next = line.charAt(at + 1);
    return quote == '"' ? next == '"' || next == '\\' : !Character.isLetterOrDigit(next);
  }

  /// The words as a line that [#split] takes apart again.
  public static String join(List<String> words) {
    return String.join(" ", words.stream().map(Quoting::quoted).toList());
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
