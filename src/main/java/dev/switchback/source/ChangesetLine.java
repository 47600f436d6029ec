package dev.switchback.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line a changeset begins with: `--changeset ann:1 runOnChange:true`.
///
/// @param attributes their names in lower case
record ChangesetLine(String author, String id, Map<String, String> attributes) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|\\S*)");

  static Optional<ChangesetLine> of(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangesetLine(
            plain(match.group(1)), plain(match.group(2)), attributes(match.group(3))));
  }

  static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new TreeMap<>();
    Matcher match = ATTRIBUTE.matcher(text);
    while (match.find()) {
      attributes.put(match.group(1).toLowerCase(Locale.ROOT), plain(match.group(2)));
    }
    return attributes;
  }

  private static String plain(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text.strip();
  }
}
