package dev.switchback.migration;

/// What somebody wants to be done.
public sealed interface Target {

  /// Run everything that is pending.
  record RunAll() implements Target {}

  /// Run everything pending up to and with this version.
  record RunUpTo(Version version) implements Target {}

  /// Run the next `count` pending ones.
  record RunNext(int count) implements Target {
    public RunNext {
      requirePositive(count);
    }
  }

  /// Run this one and no other.
  record RunOnly(Version version) implements Target {}

  /// Roll back the newest `count` applied ones.
  record RollBackLast(int count) implements Target {
    public RollBackLast {
      requirePositive(count);
    }
  }

  /// Roll back everything applied that is newer than this version, which itself stays.
  record RollBackTo(Version version) implements Target {}

  /// Roll back everything applied.
  record RollBackAll() implements Target {}

  /// Record everything pending up to and with this version as applied, without running it.
  record Stamp(Version version) implements Target {}

  /// Take the record away that this one is applied, and that of all that stands on it; in a line
  /// that is everything newer. Nothing is run.
  record Unstamp(Version version) implements Target {}

  private static void requirePositive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("Not a number of migrations: " + count);
    }
  }
}
