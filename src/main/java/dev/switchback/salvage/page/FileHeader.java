package dev.switchback.salvage.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The first hundred bytes of a file, as they are (sqlite.org/fileformat2.html, section 1.3).
///
/// @param pageSizeBytes as written: no power of two where the header is damaged
/// @param pageCount in pages; only right where the two change counters agree
/// @param freePages on the free list
/// @param textEncoding 1, 2 or 3 in a file that is whole
/// @param largestRoot not zero in a file with auto-vacuum
public record FileHeader(
    boolean hasMagic,
    int pageSizeBytes,
    int writeVersion,
    int readVersion,
    int reservedBytes,
    long changeCounter,
    long pageCount,
    int firstFreeTrunk,
    long freePages,
    long schemaFormat,
    long largestRoot,
    long textEncoding,
    int userVersion,
    int applicationId,
    long validFor) {
  public static final int LENGTH = 100;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// Reads it from the beginning of `bytes`.
  public static FileHeader of(byte[] bytes) {
    int size = Octets.u16(bytes, 16);
    return new FileHeader(
        bytes.length >= MAGIC.length
            && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length),
        size == 1 ? 65536 : size,
        Octets.u8(bytes, 18),
        Octets.u8(bytes, 19),
        Octets.u8(bytes, 20),
        Octets.u32(bytes, 24),
        Octets.u32(bytes, 28),
        Octets.i32(bytes, 32),
        Octets.u32(bytes, 36),
        Octets.u32(bytes, 44),
        Octets.u32(bytes, 52),
        Octets.u32(bytes, 56),
        Octets.i32(bytes, 60),
        Octets.i32(bytes, 68),
        Octets.u32(bytes, 92));
  }

  /// Whether the page size is one that a file can have.
  public boolean hasPossiblePageSize() {
    return pageSizeBytes >= 512 && pageSizeBytes <= 65536 && Integer.bitCount(pageSizeBytes) == 1;
  }

  public Optional<TextEncoding> encoding() {
    return TextEncoding.ofCode(textEncoding);
  }

  /// Whether the fields that never change are what they are in every file: the fractions of
  /// payloads, and the zeros that are kept for later.
  public static boolean hasConstants(byte[] bytes) {
    boolean fractions =
        Octets.u8(bytes, 21) == 64 && Octets.u8(bytes, 22) == 32 && Octets.u8(bytes, 23) == 32;
    for (int i = 72; i < 92; i++) {
      if (Octets.u8(bytes, i) != 0) {
        return false;
      }
    }
    return fractions;
  }
}
