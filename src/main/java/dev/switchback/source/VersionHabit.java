package dev.switchback.source;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How versions grow in a folder: by the clock (UTC), or by one.
///
/// @param width digits a number is filled up to with zeros
record VersionHabit(int width) {

  /// The clocks that are used as versions, told apart by their digits.
  private enum ClockStyle {
    SECONDS("(?:19|20)\\d{12}", "yyyyMMddHHmmss"),
    SPLIT("(?:19|20)\\d{6}_\\d{6}", "yyyyMMdd_HHmmss"),
    SPLIT_BY_DASH("(?:19|20)\\d{6}-\\d{6}", "yyyyMMdd-HHmmss"),
    MINUTES("(?:19|20)\\d{10}", "yyyyMMddHHmm"),
    EPOCH_SECONDS("[12]\\d{9}", ""),
    EPOCH_MILLISECONDS("[12]\\d{12}", "");

    private final String shape;
    private final String format;

    ClockStyle(String shape, String format) {
      this.shape = shape;
      this.format = format;
    }

    private boolean fits(String digits) {
      return digits.matches(shape) && (format.isEmpty() || isTime(digits));
    }

    private boolean isTime(String digits) {
      try {
        LocalDateTime.parse(digits, formatter());
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }

    private String at(Instant time) {
      return switch (this) {
        case EPOCH_SECONDS -> Long.toString(time.getEpochSecond());
        case EPOCH_MILLISECONDS -> Long.toString(time.toEpochMilli());
        case SECONDS, SPLIT, SPLIT_BY_DASH, MINUTES -> formatter().format(time);
      };
    }

    private Instant timeOf(String digits) {
      return switch (this) {
        case EPOCH_SECONDS -> Instant.ofEpochSecond(Long.parseLong(digits));
        case EPOCH_MILLISECONDS -> Instant.ofEpochMilli(Long.parseLong(digits));
        case SECONDS, SPLIT, SPLIT_BY_DASH, MINUTES ->
            LocalDateTime.parse(digits, formatter()).toInstant(ZoneOffset.UTC);
      };
    }

    private Instant step(Instant time) {
      return switch (this) {
        case EPOCH_MILLISECONDS -> time.plusMillis(1);
        case EPOCH_SECONDS, SECONDS, SPLIT, SPLIT_BY_DASH -> time.plusSeconds(1);
        case MINUTES -> time.plusSeconds(60);
      };
    }

    private DateTimeFormatter formatter() {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
  }

  static VersionHabit of(List<FileName> names) {
    boolean filled = names.stream().anyMatch(n -> n.digits().matches("0\\d+"));
    int longest = names.stream().mapToInt(n -> n.digits().length()).max().orElse(1);
    return new VersionHabit(filled ? longest : 1);
  }

  /// The digits of a version newer than `newest`.
  String after(FileName newest, Instant now) {
    String digits = newest.digits();
    Optional<ClockStyle> clock = clockOf(digits);
    if (clock.isPresent()) {
      String candidate = clock.get().at(now);
      boolean isNewer = FileName.versionOf(candidate).compareTo(FileName.versionOf(digits)) > 0;
      return isNewer ? candidate : clock.get().at(clock.get().step(clock.get().timeOf(digits)));
    }
    return counted(digits);
  }

  private static Optional<ClockStyle> clockOf(String digits) {
    for (ClockStyle style : ClockStyle.values()) {
      if (style.fits(digits)) {
        return Optional.of(style);
      }
    }
    return Optional.empty();
  }

  /// `0.9` is followed by `0.10`, `009` by `010`.
  private String counted(String digits) {
    int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf('_')) + 1;
    String number = new BigInteger(digits.substring(last)).add(BigInteger.ONE).toString();
    int fill = last > 0 ? digits.length() - last : width;
    boolean wasFilled = last == 0 || digits.charAt(last) == '0';
    String zeros = wasFilled ? "0".repeat(Math.max(0, fill - number.length())) : "";
    return digits.substring(0, last) + zeros + number;
  }
}
