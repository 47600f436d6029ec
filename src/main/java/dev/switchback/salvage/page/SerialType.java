package dev.switchback.salvage.page;

import java.util.Arrays;

/// What a record's header says of one value (sqlite.org/fileformat2.html, section 2.1).
final class SerialType {
  private static final int FIRST_BLOB = 12;
  private static final int[] FIXED = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

  private SerialType() {}

  /// Whether a record may have it; 10 and 11 are kept for SQLite's own use in memory.
  static boolean isKnown(long type) {
    return type >= 0 && (type < FIXED.length || type >= FIRST_BLOB);
  }

  static long lengthBytes(long type) {
    return type < FIRST_BLOB ? FIXED[(int) type] : (type - FIRST_BLOB) / 2;
  }

  static Value value(long type, byte[] payload, int at, TextEncoding encoding) {
    if (type >= FIRST_BLOB) {
      byte[] content = Arrays.copyOfRange(payload, at, at + (int) lengthBytes(type));
      return type % 2 == 0 ? new Value.Blob(content) : new Value.Text(content, encoding);
    }
    return switch ((int) type) {
      case 0 -> new Value.Null();
      case 7 -> real(Octets.signed(payload, at, 8));
      case 8 -> new Value.Whole(0);
      case 9 -> new Value.Whole(1);
      default -> new Value.Whole(Octets.signed(payload, at, FIXED[(int) type]));
    };
  }

  /// SQLite reads what is not a number as NULL.
  private static Value real(long bits) {
    double number = Double.longBitsToDouble(bits);
    return Double.isNaN(number) ? new Value.Null() : new Value.Real(number);
  }
}
