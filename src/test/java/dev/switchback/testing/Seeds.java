package dev.switchback.testing;

import java.util.Random;

/// Checks a law on many random cases, each made from a seed. A failure names its seed, and
/// [#only(long, Law)] runs that one again.
public final class Seeds {
  private Seeds() {}

  /// A law about what can be made from `random`.
  @FunctionalInterface
  public interface Law {
    void holdsFor(Random random) throws Exception;
  }

  public static void each(int count, Law law) {
    each(1, count, law);
  }

  /// The same with other seeds: `count` of them, from `first` on.
  public static void each(int first, int count, Law law) {
    for (long seed = first; seed < first + (long) count; seed++) {
      only(seed, law);
    }
  }

  public static void only(long seed, Law law) {
    try {
      law.holdsFor(new Random(seed * 0x9E3779B97F4A7C15L));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
