package dev.switchback.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Reads times in the forms that tools store them in: text of many kinds, or a number of seconds,
/// milliseconds, microseconds or nanoseconds since 1970, told apart by its size.
final class ToolTimes {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter UTC_NANOS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// The year 1973 in seconds: a smaller number is no time of a migration.
  private static final long SMALLEST = 100_000_000L;
  private static final long MOST_SECONDS = 100_000_000_000L;
  private static final long MOST_MILLIS = MOST_SECONDS * 1000;
  private static final long MOST_MICROS = MOST_MILLIS * 1000;

  private ToolTimes() {}

  /// @param type of the cell, as `typeof` names it
  static Optional<Instant> parse(String type, String text) {
    return switch (type) {
      case "integer" -> ofNumber(text);
      case "real" -> ofNumber(text.replaceAll("\\..*", ""));
      case "text" -> text.matches("\\d{9,19}") ? ofNumber(text) : ofText(text.strip());
      default -> Optional.empty();
    };
  }

  /// `2026-11-20 09:40:43`, UTC, as SQLite's CURRENT_TIMESTAMP writes it.
  static String seconds(Instant at) {
    return UTC.format(at);
  }

  /// `2026-11-20T09:40:43.123456789Z`, zeros at the end of the fraction left out.
  static String nanoseconds(Instant at) {
    return UTC_NANOS.format(at);
  }

  private static Optional<Instant> ofNumber(String digits) {
    long number;
    try {
      number = Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
    if (number < SMALLEST) {
      return Optional.empty();
    }
    if (number < MOST_SECONDS) {
      return Optional.of(Instant.ofEpochSecond(number));
    }
    if (number < MOST_MILLIS) {
      return Optional.of(Instant.ofEpochMilli(number));
    }
    return Optional.of(
        number < MOST_MICROS
            ? Instant.EPOCH.plus(number, ChronoUnit.MICROS)
            : Instant.EPOCH.plusNanos(number));
  }

  private static Optional<Instant> ofText(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, WITH_OFFSET).toInstant());
    } catch (DateTimeParseException noOffset) {
      // Then it is one of the forms without.
    }
    try {
      return Optional.of(LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException noTime) {
      // Then it may be a day.
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException nothingWeKnow) {
      return Optional.empty();
    }
  }
}
