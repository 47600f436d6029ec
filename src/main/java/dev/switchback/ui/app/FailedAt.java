package dev.switchback.ui.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a migration failed, read from what the history recorded of it.
///
/// @param said SQLite's own words, with its code
public record FailedAt(int statement, int count, int line, String said) {
  private static final Pattern RECORDED =
      Pattern.compile(
          "(.*) \\(statement (\\d{1,9}) of (\\d{1,9}), line (\\d{1,9})\\)", Pattern.DOTALL);

  /// Empty when the text tells no place.
  public static Optional<FailedAt> in(String recorded) {
    Matcher matcher = RECORDED.matcher(recorded.strip());
    return matcher.matches()
        ? Optional.of(
            new FailedAt(
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(1)))
        : Optional.empty();
  }
}
