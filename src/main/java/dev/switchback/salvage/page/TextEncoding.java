package dev.switchback.salvage.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The three encodings of text (sqlite.org/fileformat2.html, section 1.3.13).
public enum TextEncoding {
  UTF_8(1, "UTF-8", StandardCharsets.UTF_8),
  UTF_16LE(2, "UTF-16le", StandardCharsets.UTF_16LE),
  UTF_16BE(3, "UTF-16be", StandardCharsets.UTF_16BE);

  private final int code;
  private final String pragma;
  private final Charset charset;

  TextEncoding(int code, String pragma, Charset charset) {
    this.code = code;
    this.pragma = pragma;
    this.charset = charset;
  }

  /// The number in the header.
  public int code() {
    return code;
  }

  /// What `PRAGMA encoding` calls it.
  public String pragma() {
    return pragma;
  }

  /// Empty for a number that no file has.
  public static Optional<TextEncoding> ofCode(long code) {
    return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
  }

  /// Empty when the bytes are no text in this encoding.
  public Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  /// The text with a replacement sign for what can't be read.
  public String decodeLeniently(byte[] bytes) {
    return new String(bytes, charset);
  }

  public byte[] encode(String text) {
    return text.getBytes(charset);
  }
}
