package dev.switchback.source;

import dev.switchback.migration.Version;
import java.math.BigInteger;
import java.util.Optional;

/// Versions that tools keep as whole numbers.
final class Wholes {
  private Wholes() {}

  /// The version that `digits` stand for; empty when it is larger than a column of 64 bits keeps.
  static Optional<Version> int64(String digits) {
    return new BigInteger(digits).bitLength() < Long.SIZE
        ? Optional.of(Version.of(digits))
        : Optional.empty();
  }
}
