package dev.switchback.salvage;

import dev.switchback.failure.FileFailed;
import dev.switchback.salvage.page.ByteSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Damage by a transfer as text: every line feed had a carriage return put before it. It can be
/// taken back exactly, because no line feed is left without one.
final class LineEnds {
  private static final int CHUNK = 1 << 20;
  private static final int ENOUGH = 8;

  private LineEnds() {}

  /// Whether every line feed has a carriage return before it. In a file that is whole this doesn't
  /// happen: the byte of a line feed begins every page of an index, and stands in numbers.
  static boolean areConverted(ByteSource bytes) {
    byte[] chunk = new byte[CHUNK];
    long feeds = 0;
    int before = 0;
    for (long at = 0; at < bytes.sizeBytes(); at += CHUNK) {
      int count = bytes.read(at, chunk, 0, CHUNK);
      for (int i = 0; i < count; i++) {
        if (chunk[i] == '\n') {
          if (before != '\r') {
            return false;
          }
          feeds++;
        }
        before = chunk[i];
      }
    }
    return feeds >= ENOUGH;
  }

  /// Writes the bytes as they were into `target`, a new file of our own.
  static void invert(ByteSource bytes, Path target) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), CHUNK)) {
      boolean held = false;
      for (long at = 0; at < bytes.sizeBytes(); at += CHUNK) {
        int count = bytes.read(at, chunk, 0, CHUNK);
        for (int i = 0; i < count; i++) {
          if (held && chunk[i] != '\n') {
            out.write('\r');
          }
          held = chunk[i] == '\r';
          if (!held) {
            out.write(chunk[i]);
          }
        }
      }
      if (held) {
        out.write('\r');
      }
    } catch (IOException e) {
      throw new FileFailed(target, "write", String.valueOf(e.getMessage()));
    }
  }
}
