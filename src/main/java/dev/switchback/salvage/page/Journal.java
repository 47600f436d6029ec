package dev.switchback.salvage.page;

import java.util.HashMap;
import java.util.Map;

/// A rollback journal: pages as they were before a transaction (sqlite.org/fileformat2.html,
/// section 3).
///
/// A header that is lost can be done without: each record stores a checksum that was begun with a
/// random number, and when all records agree on that number, they prove each other.
public final class Journal {
  private static final byte[] MAGIC = {
    (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
  };
  private static final int[] SECTORS = {512, 4096, 1024, 2048, 8192, 16384, 32768, 65536};
  private static final int SAMPLED_EVERY = 200;

  /// After so many records that don't agree, it is taken for its end.
  private static final int PATIENCE = 4;

  private final ByteSource source;
  private final int pageSizeBytes;

  private Journal(ByteSource source, int pageSizeBytes) {
    this.source = source;
    this.pageSizeBytes = pageSizeBytes;
  }

  /// What a journal gives.
  ///
  /// @param pages as they were before the transaction
  /// @param pageCount of the database then; 0 when unknown
  public record Reading(Standing standing, Map<Integer, Image.Place> pages, long pageCount) {
    public Reading {
      pages = Map.copyOf(pages);
    }
  }

  /// What its header says.
  public enum Standing {
    /// SQLite would roll back with it.
    HOT,
    /// SQLite would take it for finished. It may be, or its header may be lost.
    HEADER_LOST
  }

  /// Reads a journal for pages of this size.
  public static Reading read(ByteSource source, int pageSizeBytes) {
    return new Journal(source, pageSizeBytes).read();
  }

  private Reading read() {
    Segment first = header(0);
    Standing standing = Standing.HOT;
    if (!first.isUsable(pageSizeBytes)) {
      standing = Standing.HEADER_LOST;
      first = guessed();
    }
    Map<Integer, Image.Place> pages = new HashMap<>();
    long pageCount = standing == Standing.HOT ? first.pageCount : 0;
    long at = first.sectorBytes;
    Segment segment = first;
    while (segment.sectorBytes > 0) {
      at = records(segment, at, pages);
      long next = (at + segment.sectorBytes - 1) / segment.sectorBytes * segment.sectorBytes;
      Segment following = header(next);
      if (!following.isUsable(pageSizeBytes) || next >= source.sizeBytes()) {
        break;
      }
      segment = following;
      at = next + segment.sectorBytes;
    }
    return new Reading(standing, pages, pageCount == 0 ? countOf(pages) : pageCount);
  }

  /// The page count in the header of page 1, when that is among the pages.
  private static long countOf(Map<Integer, Image.Place> pages) {
    Image.Place first = pages.get(1);
    return first == null ? 0 : Octets.u32(first.source().bytes(first.offset(), 100), 28);
  }

  private record Segment(
      boolean magic, long records, int nonce, long pageCount, int sectorBytes, long pageSizeBytes) {
    boolean isUsable(int pageSize) {
      return magic
          && pageSizeBytes == pageSize
          && sectorBytes >= 32
          && sectorBytes <= 65536
          && Integer.bitCount(sectorBytes) == 1;
    }
  }

  private Segment header(long at) {
    byte[] bytes = source.bytes(at, 28);
    boolean magic = true;
    for (int i = 0; i < MAGIC.length; i++) {
      magic &= bytes[i] == MAGIC[i];
    }
    long records = Octets.u32(bytes, 8);
    return new Segment(
        magic,
        records == 0xffffffffL || records == 0 ? Long.MAX_VALUE : records,
        Octets.i32(bytes, 12),
        Octets.u32(bytes, 16),
        Octets.i32(bytes, 20),
        Octets.u32(bytes, 24));
  }

  /// The segment that the records themselves speak for: of all sector sizes, the one with which
  /// most records agree on one number.
  private Segment guessed() {
    Segment best = new Segment(false, 0, 0, 0, 0, pageSizeBytes);
    long most = 1;
    for (int sector : SECTORS) {
      if (source.sizeBytes() < sector + pageSizeBytes + 8L) {
        continue;
      }
      Segment candidate =
          new Segment(false, Long.MAX_VALUE, nonce(sector), 0, sector, pageSizeBytes);
      long agreeing = (records(candidate, sector, new HashMap<>()) - sector) / (pageSizeBytes + 8);
      if (agreeing > most) {
        most = agreeing;
        best = candidate;
      }
    }
    return best;
  }

  private int nonce(long at) {
    byte[] record = source.bytes(at, pageSizeBytes + 8);
    return Octets.i32(record, pageSizeBytes + 4) - sampled(record);
  }

  private int sampled(byte[] record) {
    int sum = 0;
    for (int i = pageSizeBytes - SAMPLED_EVERY; i > 0; i -= SAMPLED_EVERY) {
      sum += record[4 + i] & 0xff;
    }
    return sum;
  }

  /// Reads the records that agree with the segment's number.
  ///
  /// @return where they end
  private long records(Segment segment, long from, Map<Integer, Image.Place> pages) {
    long at = from;
    long end = from;
    int disagreeing = 0;
    for (long count = 0; count < segment.records && disagreeing < PATIENCE; count++) {
      if (at + pageSizeBytes + 8 > source.sizeBytes()) {
        break;
      }
      byte[] record = source.bytes(at, pageSizeBytes + 8);
      int page = Octets.i32(record, 0);
      boolean agrees =
          page >= 1 && Octets.i32(record, pageSizeBytes + 4) == segment.nonce + sampled(record);
      if (agrees) {
        pages.putIfAbsent(page, new Image.Place(source, at + 4));
        end = at + pageSizeBytes + 8;
      }
      disagreeing = agrees ? 0 : disagreeing + 1;
      at += pageSizeBytes + 8;
    }
    return end;
  }
}
