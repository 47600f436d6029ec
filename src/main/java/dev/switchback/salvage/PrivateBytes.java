package dev.switchback.salvage;

import dev.switchback.failure.FileFailed;
import dev.switchback.salvage.page.ByteSource;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A private copy as bytes. It is mapped, not read, so a file of any size takes no memory of ours;
/// nobody else knows the copy, so nobody can cut it off meanwhile.
final class PrivateBytes implements ByteSource, AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment content;

  private PrivateBytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  static PrivateBytes of(Path file) {
    try {
      return new PrivateBytes(file);
    } catch (IOException e) {
      throw new FileFailed(file, "read", String.valueOf(e.getMessage()));
    }
  }

  /// Whether there is anything in that file.
  static boolean isThere(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  @Override
  public long sizeBytes() {
    return content.byteSize();
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    if (offset < 0 || offset >= content.byteSize()) {
      return 0;
    }
    int count = (int) Math.min(length, content.byteSize() - offset);
    MemorySegment.copy(content, ValueLayout.JAVA_BYTE, offset, into, at, count);
    return count;
  }

  @Override
  public void close() {
    arena.close();
  }
}
