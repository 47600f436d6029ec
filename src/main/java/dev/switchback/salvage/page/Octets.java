package dev.switchback.salvage.page;

/// Numbers as the file format writes them: the most significant byte first, and variable-length
/// integers of one to nine bytes (sqlite.org/fileformat2.html, section 1.6). What lies outside the
/// array reads as zero.
public final class Octets {
  private static final int LONGEST = 9;

  private Octets() {}

  public static int u8(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length ? bytes[at] & 0xff : 0;
  }

  public static int u16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }

  /// As SQLite keeps page numbers; above 2^31 it is negative, and so never a page of ours.
  public static int i32(byte[] bytes, int at) {
    return u16(bytes, at) << 16 | u16(bytes, at + 2);
  }

  public static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xffffffffL;
  }

  /// A big-endian two's complement integer of `length` bytes.
  static long signed(byte[] bytes, int at, int length) {
    long value = (byte) u8(bytes, at);
    for (int i = 1; i < length; i++) {
      value = value << 8 | u8(bytes, at + i);
    }
    return value;
  }

  /// The variable-length integer at `at`.
  public static long varint(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < LONGEST - 1; i++) {
      int octet = u8(bytes, at + i);
      value = (value << 7) | (octet & 0x7f);
      if (octet < 0x80) {
        return value;
      }
    }
    return value << 8 | u8(bytes, at + LONGEST - 1);
  }

  /// How many bytes the variable-length integer at `at` takes.
  public static int varintLength(byte[] bytes, int at) {
    int length = 1;
    while (length < LONGEST && u8(bytes, at + length - 1) >= 0x80) {
      length++;
    }
    return length;
  }
}
