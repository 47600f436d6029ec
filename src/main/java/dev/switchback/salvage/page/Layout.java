package dev.switchback.salvage.page;

/// What has to be known of a file before one of its pages can be read.
///
/// @param pageSizeBytes a power of two from 512 to 65536
/// @param reservedBytes at the end of every page, for extensions
public record Layout(int pageSizeBytes, int reservedBytes, TextEncoding encoding) {
  private static final long LOCK_BYTE = 0x40000000L;
  private static final int POINTER_MAP_ENTRY = 5;

  /// What of a page holds content.
  public int usableBytes() {
    return pageSizeBytes - reservedBytes;
  }

  /// The page that SQLite uses for locks only, and never for content.
  public long lockBytePage() {
    return LOCK_BYTE / pageSizeBytes + 1;
  }

  /// How much of a payload lies on the b-tree page itself (section 1.6).
  public int localBytes(PageKind kind, long payloadLength) {
    int usable = usableBytes();
    long most = kind == PageKind.TABLE_LEAF ? usable - 35 : (usable - 12L) * 64 / 255 - 23;
    if (payloadLength <= most) {
      return (int) payloadLength;
    }
    long least = (usable - 12L) * 32 / 255 - 23;
    long candidate = least + (payloadLength - least) % (usable - 4);
    return (int) (candidate <= most ? candidate : least);
  }

  /// In a file with auto-vacuum: the page that says who the parent of `page` is (section 1.8).
  public int pointerMapPageOf(int page) {
    if (page < 2) {
      return 0;
    }
    int perMap = usableBytes() / POINTER_MAP_ENTRY + 1;
    int map = (page - 2) / perMap * perMap + 2;
    return map == lockBytePage() ? map + 1 : map;
  }

  /// Where the entry of `page` stands in its pointer map.
  public int pointerMapOffsetOf(int page) {
    return POINTER_MAP_ENTRY * (page - pointerMapPageOf(page) - 1);
  }
}
