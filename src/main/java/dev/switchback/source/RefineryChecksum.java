package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What refinery records of a migration: SipHash-1-3 without a key over its name, its version and
/// its SQL, each as Rust hashes it, as a decimal number without a sign.
public final class RefineryChecksum {
  public static final String ALGORITHM = "siphash13";
  private static final byte END_OF_TEXT = (byte) 0xFF;

  private RefineryChecksum() {}

  /// How many bits refinery was built to keep a version in.
  public enum Width {
    INT4(Integer.BYTES),
    INT8(Long.BYTES);

    private final int bytes;

    Width(int bytes) {
      this.bytes = bytes;
    }
  }

  public static Checksum of(String name, long version, Width width, String sql) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] sqlBytes = sql.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(nameBytes.length + sqlBytes.length + width.bytes + 2)
            .order(ByteOrder.LITTLE_ENDIAN);
    all.put(nameBytes).put(END_OF_TEXT);
    switch (width) {
      case INT4 -> all.putInt((int) version);
      case INT8 -> all.putLong(version);
    }
    all.put(sqlBytes).put(END_OF_TEXT);
    return new Checksum(ALGORITHM, Long.toUnsignedString(new SipHash().of(all.flip())));
  }

  /// SipHash with one round for each word and three at the end, both halves of the key 0.
  private static final class SipHash {
    private long v0 = 0x736f6d6570736575L;
    private long v1 = 0x646f72616e646f6dL;
    private long v2 = 0x6c7967656e657261L;
    private long v3 = 0x7465646279746573L;

    long of(ByteBuffer bytes) {
      long length = bytes.remaining();
      while (bytes.remaining() >= Long.BYTES) {
        take(bytes.getLong());
      }
      long last = length << 56;
      for (int shift = 0; bytes.hasRemaining(); shift += Byte.SIZE) {
        last |= (bytes.get() & 0xFFL) << shift;
      }
      take(last);
      v2 ^= 0xFF;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void take(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
