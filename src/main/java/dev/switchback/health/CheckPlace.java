package dev.switchback.health;

/// Where a check reads.
public enum CheckPlace {
  /// In the file itself. While it is read, programs that don't use a log can't write to it.
  FILE,
  /// In a copy, made while others go on: they wait for nothing but the copying.
  COPY
}
