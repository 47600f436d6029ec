package dev.switchback.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a home-made table writes times, told from one of its cells: a number of seconds,
/// milliseconds, microseconds or nanoseconds since 1970, or a text in the same writing. A text that
/// names no zone is written in UTC.
final class TimeForm {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(?:([T ])\\d{2}:\\d{2}(:\\d{2})?(?:\\.(\\d{1,9}))?"
              + "( ?)(Z|[+-]\\d{2}:?\\d{2}|))?");

  private TimeForm() {}

  /// The time in the form of a cell; empty when that is no time.
  ///
  /// @param type of the cell, as `typeof` names it
  static Optional<Object> like(String type, String text, Instant at) {
    return switch (type) {
      case "integer" -> number(text, at);
      case "real" -> Optional.of(at.toEpochMilli() / 1000.0);
      case "text" ->
          text.matches("\\d{9,19}")
              ? number(text, at).map(String::valueOf)
              : text(text, at).map(Object.class::cast);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> number(String digits, Instant at) {
    return switch (digits.length()) {
      case 9, 10, 11 -> Optional.of(at.getEpochSecond());
      case 12, 13, 14 -> Optional.of(at.toEpochMilli());
      case 15, 16, 17 -> Optional.of(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
      case 18, 19 -> Optional.of(at.getEpochSecond() * 1_000_000_000 + at.getNano());
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(String sample, Instant at) {
    Matcher parts = TEXT.matcher(sample);
    if (!parts.matches()) {
      return Optional.empty();
    }
    DateTimeFormatterBuilder form = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd");
    String zone = "";
    if (parts.group(1) != null) {
      form.appendLiteral(parts.group(1)).appendPattern("HH:mm");
      if (parts.group(2) != null) {
        form.appendPattern(":ss");
      }
      if (parts.group(3) != null) {
        int digits = parts.group(3).length();
        form.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
      }
      zone = parts.group(5);
      form.appendLiteral(parts.group(4) + zone);
    }
    ZoneOffset offset = zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone);
    DateTimeFormatter formatter = form.toFormatter(Locale.ROOT);
    return Optional.of(formatter.format(OffsetDateTime.ofInstant(at, offset)));
  }
}
