package dev.switchback.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes read as UTF-8, strictly.
sealed interface Utf8 {

  /// The text as it is, with its byte order mark and its line ends.
  record Text(String raw) implements Utf8 {

    /// Without a byte order mark.
    String unmarked() {
      return raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    }
  }

  /// The first byte that can't be read.
  ///
  /// @param line 1-based
  /// @param offset 0-based
  record NotUtf8(int line, int offset, int value) implements Utf8 {

    String detail() {
      return "byte 0x%02X at offset %d".formatted(value, offset);
    }
  }

  static Utf8 decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return new NotUtf8(lineAt(bytes, in.position()), in.position(), bytes[in.position()] & 0xFF);
    }
    return new Text(out.flip().toString());
  }

  private static int lineAt(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
