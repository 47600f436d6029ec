package dev.switchback.compare;

import java.time.Duration;
import java.util.Optional;

/// How long rows are compared before the rest is estimated.
///
/// @param time for all tables together; empty for as long as it takes
public record CompareLimit(Optional<Duration> time) {
  public static final CompareLimit NONE = new CompareLimit(Optional.empty());

  /// What somebody waits for without being asked: some millions of rows.
  public static final CompareLimit USUAL = of(Duration.ofSeconds(10));

  public static CompareLimit of(Duration time) {
    return new CompareLimit(Optional.of(time));
  }
}
