package dev.switchback.salvage.page;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A value as a record stores it.
public sealed interface Value {

  record Null() implements Value {}

  record Whole(long number) implements Value {}

  record Real(double number) implements Value {}

  /// Text as its bytes, which need not be valid in `encoding`.
  final class Text implements Value {
    private final byte[] bytes;
    private final TextEncoding encoding;

    public Text(byte[] bytes, TextEncoding encoding) {
      this.bytes = bytes;
      this.encoding = encoding;
    }

    public byte[] bytes() {
      return bytes;
    }

    /// Empty when the bytes are no text.
    public Optional<String> decoded() {
      return encoding.decode(bytes);
    }

    /// With a replacement sign for what is no text.
    public String shown() {
      return encoding.decodeLeniently(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return '\'' + shown() + '\'';
    }
  }

  /// Bytes.
  final class Blob implements Value {
    private final byte[] bytes;

    public Blob(byte[] bytes) {
      this.bytes = bytes;
    }

    public byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
      return ~Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "x'" + HexFormat.of().formatHex(bytes) + '\'';
    }
  }
}
