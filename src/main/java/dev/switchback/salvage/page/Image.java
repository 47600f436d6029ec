package dev.switchback.salvage.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A database as a row of pages, wherever each of them is kept: in the main file, at a shifted
/// place of it, or in a log or journal that lies over it.
public final class Image {

  /// Where a page is kept.
  public record Place(ByteSource source, long offset) {}

  /// From page `firstPage` on, the main file's pages lie `shiftBytes` behind their places.
  public record Shift(int firstPage, long shiftBytes) {}

  private final Layout layout;
  private final int pageCount;
  private final ByteSource main;
  private final Map<Integer, Place> over;
  private final Shift[] shifts;

  private Image(
      Layout layout, int pageCount, ByteSource main, Map<Integer, Place> over, Shift[] shifts) {
    this.layout = layout;
    this.pageCount = pageCount;
    this.main = main;
    this.over = over;
    this.shifts = shifts;
  }

  /// The pages of a main file as they lie there. The last one counts though it may be cut off.
  public static Image of(ByteSource main, Layout layout) {
    long pages = (main.sizeBytes() + layout.pageSizeBytes() - 1) / layout.pageSizeBytes();
    return new Image(
        layout, (int) Math.min(pages, Integer.MAX_VALUE - 8), main, Map.of(), new Shift[0]);
  }

  /// The same pages with others over them.
  public Image under(Map<Integer, Place> pages, int count) {
    Map<Integer, Place> both = new HashMap<>(over);
    both.putAll(pages);
    return new Image(layout, count, main, both, shifts);
  }

  /// The same pages, found at shifted places.
  public Image shifted(int count, Shift... places) {
    return new Image(layout, count, main, over, places.clone());
  }

  public Layout layout() {
    return layout;
  }

  public int pageCount() {
    return pageCount;
  }

  /// The bytes of page `number`, counted from 1; zeros where the file has none. A new array.
  public byte[] page(int number) {
    byte[] bytes = new byte[layout.pageSizeBytes()];
    if (number >= 1 && number <= pageCount) {
      Place place = over.get(number);
      if (place == null) {
        main.read(offset(number), bytes, 0, bytes.length);
      } else {
        place.source().read(place.offset(), bytes, 0, bytes.length);
      }
    }
    return bytes;
  }

  /// Pages that a log or a journal lies over, as far as the main file has them too.
  public List<Integer> covered() {
    return over.keySet().stream()
        .filter(number -> offset(number) < main.sizeBytes())
        .sorted()
        .toList();
  }

  /// Such a page as the main file has it. A new array.
  public byte[] underneath(int number) {
    return main.bytes(offset(number), layout.pageSizeBytes());
  }

  /// How many bytes of page `number` there really are; the rest reads as zeros.
  public int realBytes(int number) {
    Place place = over.get(number);
    long left =
        place == null
            ? main.sizeBytes() - offset(number)
            : place.source().sizeBytes() - place.offset();
    return Math.clamp(left, 0, layout.pageSizeBytes());
  }

  private long offset(int number) {
    long shift = 0;
    for (Shift each : shifts) {
      if (number >= each.firstPage()) {
        shift = each.shiftBytes();
      }
    }
    return (number - 1L) * layout.pageSizeBytes() + shift;
  }

  /// Whether there can be content on that page.
  public boolean has(int number) {
    return number >= 1 && number <= pageCount && number != layout.lockBytePage();
  }
}
