package dev.switchback.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a migration tells people: a number, and words.
///
/// @param number the digits it begins or ends with, as they are written; empty when it has none
/// @param words the rest, `_` and `-` as spaces
public record KeyName(String number, String words) {
  private static final Pattern ENDING = Pattern.compile("(\\.(up|down|tx))*\\.[A-Za-z]{1,5}$");

  /// A date and a time in groups, or one group of digits, behind a tool's own word at most.
  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "(?:m|[vV]|Migration|Version)?(\\d{4}_\\d{2}_\\d{2}_\\d{6}|\\d{8}_\\d{6}|\\d+)(?:[._"
              + " -]+(.*)|(\\D.*))?");
  private static final Pattern NUMBER_LAST = Pattern.compile("(\\D.*?)_?(\\d{10,17})");

  /// @param key as a history names it: `m20260101_000001_add_authors`, `AddAuthors1767225600001`,
  ///     `20260101000001-authors.js`
  public static KeyName of(String key) {
    String name = key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('\\')) + 1);
    String stem = ENDING.matcher(name).replaceFirst("");
    Matcher first = NUMBER_FIRST.matcher(stem);
    if (first.matches()) {
      String rest = first.group(2) == null ? first.group(3) : first.group(2);
      return new KeyName(first.group(1), words(rest == null ? "" : rest));
    }
    Matcher last = NUMBER_LAST.matcher(stem);
    if (last.matches()) {
      return new KeyName(last.group(2), words(last.group(1)));
    }
    return new KeyName("", words(stem));
  }

  private static String words(String text) {
    return text.replaceAll("[_-]+", " ").strip();
  }
}
