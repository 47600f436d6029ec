package dev.switchback.salvage.page;

/// Bytes that can be read anywhere, and never change while they are read.
public interface ByteSource {

  /// How many there are.
  long sizeBytes();

  /// Copies the bytes from `offset` on. What lies behind the end reads as zeros.
  ///
  /// @return how many there really were
  int read(long offset, byte[] into, int at, int length);

  /// The same, into a new array.
  default byte[] bytes(long offset, int length) {
    byte[] read = new byte[length];
    read(offset, read, 0, length);
    return read;
  }

  /// Bytes in memory.
  static ByteSource of(byte[] content) {
    return new ByteSource() {
      @Override
      public long sizeBytes() {
        return content.length;
      }

      @Override
      public int read(long offset, byte[] into, int at, int length) {
        if (offset < 0 || offset >= content.length) {
          return 0;
        }
        int count = (int) Math.min(length, content.length - offset);
        System.arraycopy(content, (int) offset, into, at, count);
        return count;
      }
    };
  }
}
