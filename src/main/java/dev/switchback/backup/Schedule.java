package dev.switchback.backup;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When something is to be done again and again.
///
/// Computers sleep: a time that went by unnoticed is made up for once, as soon as somebody asks,
/// and not as often as it was missed.
public sealed interface Schedule {

  /// So many hours after the last time.
  record Every(int hours) implements Schedule {
    public Every {
      if (hours < 1 || hours > 24 * 366) {
        throw new IllegalArgumentException("every " + hours + "h");
      }
    }
  }

  /// At this time of every day.
  record Daily(LocalTime at) implements Schedule {}

  /// At this time of this day of every week.
  record Weekly(DayOfWeek day, LocalTime at) implements Schedule {}

  /// The first time after `last`. Where clocks are put forward over it, the moment after the gap;
  /// where they are put back over it, the first of the two.
  default Instant after(Instant last, ZoneId zone) {
    return switch (this) {
      case Every(int hours) -> last.plus(Duration.ofHours(hours));
      case Daily(LocalTime at) -> {
        LocalDate day = last.atZone(zone).toLocalDate();
        Instant today = moment(day, at, zone);
        yield today.isAfter(last) ? today : moment(day.plusDays(1), at, zone);
      }
      case Weekly(DayOfWeek weekday, LocalTime at) -> {
        LocalDate day = last.atZone(zone).toLocalDate().with(TemporalAdjusters.nextOrSame(weekday));
        Instant first = moment(day, at, zone);
        yield first.isAfter(last) ? first : moment(day.plusWeeks(1), at, zone);
      }
    };
  }

  private static Instant moment(LocalDate day, LocalTime at, ZoneId zone) {
    return ZonedDateTime.of(day, at, zone).toInstant();
  }

  /// `every 6h`, `daily 03:00`, `weekly sunday 03:00`.
  default String text() {
    return switch (this) {
      case Every(int hours) -> "every " + hours + "h";
      case Daily(LocalTime at) -> "daily " + at;
      case Weekly(DayOfWeek day, LocalTime at) ->
          "weekly " + day.name().toLowerCase(Locale.ROOT) + " " + at;
    };
  }

  /// Reads [#text()]; a day may be cut to its first letters, a time left out is three at night.
  ///
  /// @throws IllegalArgumentException when it isn't understood
  static Schedule parse(String text) {
    Matcher every = Pattern.compile("every (\\d{1,4}) ?(h|hours?|d|days?)").matcher(text.strip());
    if (every.matches()) {
      int count = Integer.parseInt(every.group(1));
      return new Every(every.group(2).startsWith("d") ? count * 24 : count);
    }
    Matcher daily = Pattern.compile("daily(?: (?:at )?(\\S+))?").matcher(text.strip());
    if (daily.matches()) {
      return new Daily(time(daily.group(1), text));
    }
    Matcher weekly =
        Pattern.compile("weekly (?:on )?([a-zA-Z]{2,9})(?: (?:at )?(\\S+))?").matcher(text.strip());
    if (weekly.matches()) {
      return new Weekly(day(weekly.group(1), text), time(weekly.group(2), text));
    }
    throw new IllegalArgumentException(text);
  }

  private static LocalTime time(@Nullable String time, String text) {
    if (time == null) {
      return LocalTime.of(3, 0);
    }
    try {
      return LocalTime.parse(time.length() == 4 ? "0" + time : time).withSecond(0).withNano(0);
    } catch (DateTimeException notATime) {
      throw new IllegalArgumentException(text, notATime);
    }
  }

  private static DayOfWeek day(String name, String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
