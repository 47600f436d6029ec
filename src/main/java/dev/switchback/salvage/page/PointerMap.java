package dev.switchback.salvage.page;

import java.util.Optional;

/// What a file with auto-vacuum says of each page: what it is, and who its parent is
/// (sqlite.org/fileformat2.html, section 1.8).
public final class PointerMap {
  private final Image image;
  private int cachedNumber;
  private byte[] cached = new byte[0];

  public PointerMap(Image image) {
    this.image = image;
  }

  /// What the map says of a page.
  public record Entry(Kind kind, int parent) {}

  /// What a page is used for.
  public enum Kind {
    ROOT,
    FREE,
    FIRST_OVERFLOW,
    LATER_OVERFLOW,
    BTREE
  }

  /// Whether `page` is itself a page of the map.
  public boolean isMap(int page) {
    return page > 1 && image.layout().pointerMapPageOf(page) == page;
  }

  /// Empty when the map says nothing that can be true.
  public Optional<Entry> of(int page) {
    int map = image.layout().pointerMapPageOf(page);
    if (map == 0 || map == page || !image.has(map)) {
      return Optional.empty();
    }
    if (map != cachedNumber) {
      cached = image.page(map);
      cachedNumber = map;
    }
    int at = image.layout().pointerMapOffsetOf(page);
    int kind = Octets.u8(cached, at);
    int parent = Octets.i32(cached, at + 1);
    boolean possible =
        at >= 0
            && kind >= 1
            && kind <= 5
            && (kind <= 2 ? parent == 0 : image.has(parent) && parent != page);
    return possible ? Optional.of(new Entry(Kind.values()[kind - 1], parent)) : Optional.empty();
  }

  /// Whether the first page of the map looks like one: that tells a file with auto-vacuum from one
  /// without, when the header can't.
  public boolean isPlausible() {
    int entries = Math.min(image.pageCount() - 2, image.layout().usableBytes() / 5);
    int good = 0;
    for (int i = 0; i < entries; i++) {
      good += of(3 + i).isPresent() ? 1 : 0;
    }
    return entries > 0 && good >= entries * 9 / 10;
  }
}
