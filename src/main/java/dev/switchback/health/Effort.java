package dev.switchback.health;

import java.time.Duration;

/// How much a check of a file takes, as far as an earlier one tells.
///
/// @param bytes the file had then
/// @param steps of SQLite's machine, in thousands; 0 where another file tells the pace
/// @param took how long it was
public record Effort(long bytes, long steps, Duration took) {
  public static final Effort UNKNOWN = new Effort(0, 0, Duration.ZERO);

  /// Where nothing was ever checked. Measured with a warm cache on one machine (sqlite-notes,
  /// "Checking"): a first guess.
  private static final long QUICK_BYTES_PER_SECOND = 300_000_000;

  private static final long FULL_TIMES_SLOWER = 8;
  private static final long KEYS_TIMES_SLOWER = 2;

  public boolean isKnown() {
    return bytes > 0 && steps > 0;
  }

  /// About how long a check of a file of `now` bytes takes.
  public Duration expected(CheckKind kind, long now) {
    if (bytes > 0) {
      return Duration.ofMillis((long) (took.toMillis() * ((double) now / bytes)));
    }
    long times =
        switch (kind) {
          case QUICK -> 1;
          case INTEGRITY -> FULL_TIMES_SLOWER;
          case FOREIGN_KEYS, RULES -> KEYS_TIMES_SLOWER;
        };
    return Duration.ofMillis(now * times * 1000 / QUICK_BYTES_PER_SECOND);
  }

  /// The steps that a check of a file of `now` bytes takes; 0 where nobody knows.
  long expectedSteps(long now) {
    return isKnown() ? Math.max(1, (long) (steps * ((double) now / bytes))) : 0;
  }
}
