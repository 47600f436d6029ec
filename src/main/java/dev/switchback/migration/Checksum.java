package dev.switchback.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A checksum and the algorithm that made it.
public record Checksum(String algorithm, String value) {

  /// SHA-256 over the UTF-8 bytes of `text`, in lower-case hexadecimal digits.
  public static Checksum sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Checksum sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Checksum("sha256", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
