package dev.switchback.words;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sizes, durations, counts, times and paths as people read them.
public final class Formats {
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");

  /// A narrow space that doesn't break a line.
  private static final char THIN = '\u202f';

  private final Bundle bundle;
  private final Locale locale;
  private final Clock clock;
  private final Path home;

  Formats(Bundle bundle, Locale locale, Clock clock, Path home) {
    this.bundle = bundle;
    this.locale = locale;
    this.clock = clock;
    this.home = home;
  }

  /// `1.8 GB`, in powers of ten.
  public String size(long bytes) {
    if (bytes < 1000) {
      return bundle.counted("format.bytes", bytes, bytes);
    }
    double value = bytes;
    int unit = -1;
    // 999.5 kB would be shown as 1000 kB.
    while (value >= 999.5) {
      value /= 1000;
      unit++;
    }
    return decimal(value) + " " + UNITS.get(unit);
  }

  /// `45 ms`, `0.8 s`, `34 s`, `2 min 5 s`, `1 h 5 min`.
  public String duration(Duration length) {
    long millis = length.toMillis();
    if (millis < 100) {
      return bundle.text("format.milliseconds", Math.max(millis, 0));
    }
    if (millis < 59_500) {
      return bundle.text("format.seconds", decimal(millis / 1000.0));
    }
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 3600) {
      return seconds % 60 == 0
          ? bundle.text("format.minutes", seconds / 60)
          : bundle.text("format.minutesSeconds", seconds / 60, seconds % 60);
    }
    long minutes = seconds / 60;
    return minutes % 60 == 0
        ? bundle.text("format.hours", minutes / 60)
        : bundle.text("format.hoursMinutes", minutes / 60, minutes % 60);
  }

  /// How long ago, coarsely: `less than a minute`, `8 min`, `3 h`, `41 days`.
  public String age(Duration ago) {
    if (ago.toMinutes() < 1) {
      return bundle.text("format.age.none");
    }
    if (ago.toHours() < 1) {
      return bundle.text("format.minutes", ago.toMinutes());
    }
    return ago.toHours() < 48
        ? bundle.text("format.hours", ago.toHours())
        : bundle.text("format.age.days", ago.toDays());
  }

  /// `48 210`, grouped by narrow spaces.
  public String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder grouped = new StringBuilder(number < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append(THIN);
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  /// What is said where a history has no time.
  public String notRecorded() {
    return bundle.text("format.notRecorded");
  }

  /// The same as [#instant(Instant)]; "not recorded" where there is no time.
  public String instant(Optional<Instant> at) {
    return at.map(this::instant).orElseGet(this::notRecorded);
  }

  /// The same as [#duration(Duration)]; "not recorded" where there is none.
  public String duration(Optional<Duration> length) {
    return length.map(this::duration).orElseGet(this::notRecorded);
  }

  /// `20 Nov 09:10` in local time; with the year when it isn't this one.
  public String instant(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, clock.getZone());
    int thisYear = LocalDateTime.ofInstant(clock.instant(), clock.getZone()).getYear();
    String pattern =
        bundle.text(
            local.getYear() == thisYear ? "format.instant.thisYear" : "format.instant.otherYear");
    return local.format(DateTimeFormatter.ofPattern(pattern, locale));
  }

  /// With `~` for the home folder.
  public String path(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (absolute.equals(home)) {
      return "~";
    }
    return absolute.startsWith(home) && home.getNameCount() > 0
        ? Path.of("~").resolve(home.relativize(absolute).toString()).toString()
        : absolute.toString();
  }

  /// The file's own name, for the middle of a sentence.
  public String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// `a, b and c`.
  public String list(List<String> items) {
    return joined("format.list", items);
  }

  /// `a, b or c`.
  public String choice(List<String> items) {
    return joined("format.or", items);
  }

  private String joined(String last, List<String> items) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      default ->
          bundle.text(last, String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    };
  }

  public String migrations(long count) {
    return bundle.counted("count.migrations", count, count(count));
  }

  public String rows(long count) {
    return bundle.counted("count.rows", count, count(count));
  }

  public String tables(long count) {
    return bundle.counted("count.tables", count, count(count));
  }

  public String pending(long count) {
    return bundle.counted("count.pending", count, count(count));
  }

  public String databases(long count) {
    return bundle.counted("count.databases", count, count(count));
  }

  public String backups(long count) {
    return bundle.counted("count.backups", count, count(count));
  }

  public String problems(long count) {
    return bundle.counted("count.problems", count, count(count));
  }

  /// One place after the point below ten, none above.
  private String decimal(double value) {
    if (value >= 9.95) {
      return Long.toString(Math.round(value));
    }
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : tenths / 10 + bundle.text("format.decimal") + tenths % 10;
  }
}
