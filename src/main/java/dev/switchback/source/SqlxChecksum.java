package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What sqlx records of a file: SHA-384 over its text as it is.
final class SqlxChecksum {
  static final String ALGORITHM = "sha384";

  private SqlxChecksum() {}

  /// @param raw the text with its byte order mark and its line ends
  static Checksum of(String raw) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-384").digest(raw.getBytes(StandardCharsets.UTF_8));
      return new Checksum(ALGORITHM, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("The platform has no SHA-384", e);
    }
  }
}
