package dev.switchback.ui.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as people read them in a list: the nearer, the finer.
public final class Times {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Times() {}

  /// `09:12` for today, `Yesterday 18:02`, `12 Nov` in this year, `12 Nov 2024` before.
  public static String when(Instant instant, Clock clock) {
    ZonedDateTime time = instant.atZone(clock.getZone());
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (time.toLocalDate().equals(today)) {
      return TIME.format(time);
    }
    if (time.toLocalDate().equals(today.minusDays(1))) {
      return "Yesterday " + TIME.format(time);
    }
    return (time.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(time);
  }

  /// `20 Nov 2026 09:12`.
  public static String moment(Instant instant, Clock clock) {
    ZonedDateTime time = instant.atZone(clock.getZone());
    return DAY_OF_YEAR.format(time) + " " + TIME.format(time);
  }

  /// `8 min`, `3 h`, `41 days`: how long ago, coarsely.
  public static String age(Instant instant, Clock clock) {
    Duration age = Duration.between(instant, clock.instant());
    if (age.toMinutes() < 1) {
      return "less than a minute";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    if (age.toHours() < 48) {
      return age.toHours() + " h";
    }
    return age.toDays() + " days";
  }
}
