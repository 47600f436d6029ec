package dev.switchback.backup;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Which backups a clean-up keeps. Safety copies have a rule of their own.
///
/// @param last so many of the newest
/// @param hourly the newest of each of the last so many hours in which there was one; likewise the
///     others
/// @param atMostBytes what all of them may take together, oldest going first; empty for no limit
/// @param safetyLast so many of the newest safety copies, those of failed runs counted too
/// @param safetyDays every safety copy that is younger than this
public record RetentionPolicy(
    int last,
    int hourly,
    int daily,
    int weekly,
    int monthly,
    int yearly,
    OptionalLong atMostBytes,
    int safetyLast,
    int safetyDays) {

  /// What is kept where nobody chose.
  public static final RetentionPolicy STANDARD =
      new RetentionPolicy(5, 24, 7, 5, 12, 3, OptionalLong.empty(), 10, 30);

  private static final long GB = 1_000_000_000;
  private static final Set<String> COUNTS =
      Set.of("last", "hourly", "daily", "weekly", "monthly", "yearly", "safety", "safety-days");

  public RetentionPolicy {
    for (int count : new int[] {last, hourly, daily, weekly, monthly, yearly, safetyLast}) {
      if (count < 0) {
        throw new IllegalArgumentException("Less than nothing can't be kept: " + count);
      }
    }
    if (safetyDays < 0 || atMostBytes.orElse(1) <= 0) {
      throw new IllegalArgumentException("Days and bytes are counted from one upwards");
    }
  }

  public Duration safetyAge() {
    return Duration.ofDays(safetyDays);
  }

  /// As it is written in settings and on a command line: `last=5,hourly=24,daily=7`.
  public String text() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("last", last);
    parts.put("hourly", hourly);
    parts.put("daily", daily);
    parts.put("weekly", weekly);
    parts.put("monthly", monthly);
    parts.put("yearly", yearly);
    atMostBytes.ifPresent(bytes -> parts.put("gb", gigabytes(bytes)));
    parts.put("safety", safetyLast);
    parts.put("safety-days", safetyDays);
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(","));
  }

  private static String gigabytes(long bytes) {
    return bytes % GB == 0 ? String.valueOf(bytes / GB) : String.valueOf((double) bytes / GB);
  }

  /// Reads [#text()]. What isn't named is as in `others`.
  ///
  /// @throws IllegalArgumentException with what isn't understood
  public static RetentionPolicy parse(String text, RetentionPolicy others) {
    RetentionPolicy policy = others;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(part);
      }
      policy = policy.with(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
    }
    return policy;
  }

  private RetentionPolicy with(String name, String value) {
    if (name.equals("gb")) {
      return new RetentionPolicy(
          last, hourly, daily, weekly, monthly, yearly, bytes(value), safetyLast, safetyDays);
    }
    int n = number(name, value);
    return new RetentionPolicy(
        name.equals("last") ? n : last,
        name.equals("hourly") ? n : hourly,
        name.equals("daily") ? n : daily,
        name.equals("weekly") ? n : weekly,
        name.equals("monthly") ? n : monthly,
        name.equals("yearly") ? n : yearly,
        atMostBytes,
        name.equals("safety") ? n : safetyLast,
        name.equals("safety-days") ? n : safetyDays);
  }

  private static int number(String name, String value) {
    if (!COUNTS.contains(name)) {
      throw new IllegalArgumentException(name);
    }
    if (!value.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(name + "=" + value);
    }
    return Integer.parseInt(value);
  }

  private static OptionalLong bytes(String value) {
    if (value.equals("none")) {
      return OptionalLong.empty();
    }
    if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException("gb=" + value);
    }
    return OptionalLong.of(Math.round(Double.parseDouble(value) * GB));
  }
}
