package dev.switchback.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time that people and programs write into the name of a copy: `shop-2024-03-05.db`,
/// `shop_backup_20240305_091200.db`, `shop.2024-03-05T09.12.db`. Pure.
final class CopyName {
  private static final Pattern TIME =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)[-_.]?([01]\\d)[-_.]?([0-3]\\d)"
              + "(?:[-_.T ]?([0-2]\\d)[-_.:h]?([0-5]\\d)(?:[-_.:]?([0-5]\\d))?)?(?!\\d)");

  private CopyName() {}

  /// Empty when there is none, or none that a calendar knows.
  static Optional<Instant> time(Path file, ZoneId zone) {
    Matcher found = TIME.matcher(String.valueOf(file.getFileName()));
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  number(found, 1),
                  number(found, 2),
                  number(found, 3),
                  number(found, 4),
                  number(found, 5),
                  number(found, 6))
              .atZone(zone)
              .toInstant());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(Matcher found, int group) {
    return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
  }
}
