package dev.switchback.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Writes times in the forms of tools that are met in web projects. All are UTC.
final class WebTimes {
  private static final DateTimeFormatter MILLIS_Z = form("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter MILLIS_OFFSET = form("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'");
  private static final DateTimeFormatter MICROS = form("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter GO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral("+00:00")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private WebTimes() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// `2026-11-20T09:39:09.641Z`, as JavaScript's `toISOString`.
  static String javaScript(Instant at) {
    return MILLIS_Z.format(at);
  }

  /// `2026-11-20T09:42:28.240+00:00`.
  static String millisWithOffset(Instant at) {
    return MILLIS_OFFSET.format(at);
  }

  /// `2026-11-20 09:40:34.309215`, as Python's driver writes a time without a zone.
  static String python(Instant at) {
    return MICROS.format(at);
  }

  /// `2026-11-20 09:51:41.063541134+00:00` without zeros at the end, as Go's driver does.
  static String go(Instant at) {
    return GO.format(at);
  }
}
