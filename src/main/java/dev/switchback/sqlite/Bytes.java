package dev.switchback.sqlite;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that don't change, equal to others by what they are, ordered as SQLite orders them.
public final class Bytes implements Comparable<Bytes> {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param bytes the caller doesn't change them any more
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes);
  }

  public int size() {
    return bytes.length;
  }

  /// As text in `encoding`; what can't be read becomes U+FFFD.
  public String text(Charset encoding) {
    return new String(bytes, encoding);
  }

  /// The first `most` of them in upper-case hexadecimal digits.
  public String hex(int most) {
    return HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(most, bytes.length));
  }

  public String hex() {
    return hex(bytes.length);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex(32);
  }
}
