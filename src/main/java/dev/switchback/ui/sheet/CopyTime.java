package dev.switchback.ui.sheet;

import java.time.Duration;

/// Guesses how long a verified copy takes, so that a sheet can say "about 3 s".
public final class CopyTime {
  /// An ordinary disk copies, reads back and checks about this much in a second.
  private static final long BYTES_PER_SECOND = 80_000_000;

  private CopyTime() {}

  public static Duration of(long bytes) {
    return Duration.ofSeconds(Math.max(1, bytes / BYTES_PER_SECOND));
  }
}
