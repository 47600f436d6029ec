package dev.switchback.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Writes times as tools do; all are UTC.
final class TimeText {
  private static final DateTimeFormatter MILLIS = formatter("uuuu-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter MICROS = formatter("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private TimeText() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// `2026-11-20 09:38:32.859`
  static String millis(Instant at) {
    return MILLIS.format(at);
  }

  /// `2026-11-20 09:43:06.403225`; without a fraction when it is zero, as Python writes it.
  static String micros(Instant at) {
    return epochMicros(at) % 1_000_000 == 0 ? ToolTimes.seconds(at) : MICROS.format(at);
  }

  static long epochMicros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
