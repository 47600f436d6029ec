package dev.switchback.salvage.page;

import java.util.Optional;

/// A b-tree page, as far as its first byte says that it is one.
///
/// Nothing else of it is relied on: every pointer is looked at when it is used.
public final class Page {
  private static final int FILE_HEADER = 100;

  private final int number;
  private final byte[] bytes;
  private final Layout layout;
  private final PageKind kind;

  private Page(int number, byte[] bytes, Layout layout, PageKind kind) {
    this.number = number;
    this.bytes = bytes;
    this.layout = layout;
    this.kind = kind;
  }

  /// Empty when the page's first byte says that it is no b-tree page.
  public static Optional<Page> of(int number, byte[] bytes, Layout layout) {
    return PageKind.ofCode(Octets.u8(bytes, startOf(number)))
        .map(kind -> new Page(number, bytes, layout, kind));
  }

  /// The page read as if it were of `kind`, whatever its first byte says.
  public static Page as(PageKind kind, int number, byte[] bytes, Layout layout) {
    return new Page(number, bytes, layout, kind);
  }

  private static int startOf(int number) {
    return number == 1 ? FILE_HEADER : 0;
  }

  public int number() {
    return number;
  }

  public PageKind kind() {
    return kind;
  }

  public byte[] bytes() {
    return bytes;
  }

  public Layout layout() {
    return layout;
  }

  /// How many cells its header declares; no more than there can be pointers to.
  public int cellCount() {
    int declared = Octets.u16(bytes, startOf(number) + 3);
    return Math.min(declared, (layout.usableBytes() - pointersAt()) / 2);
  }

  /// How many cells its header declares.
  public int declaredCellCount() {
    return Octets.u16(bytes, startOf(number) + 3);
  }

  /// Where the array of cell pointers begins.
  public int pointersAt() {
    return startOf(number) + kind.headerBytes();
  }

  /// Where the header says that cells begin.
  public int contentAt() {
    int declared = Octets.u16(bytes, startOf(number) + 5);
    return declared == 0 ? 65536 : declared;
  }

  public int firstFreeBlock() {
    return Octets.u16(bytes, startOf(number) + 1);
  }

  /// The page with the largest keys, of an interior page.
  public int rightChild() {
    return kind.isLeaf() ? 0 : Octets.i32(bytes, startOf(number) + 8);
  }

  /// Where cell `index`, counted from 0, begins.
  public int pointer(int index) {
    return Octets.u16(bytes, pointersAt() + 2 * index);
  }

  /// Empty when the pointer leads nowhere, or to what can't be a cell.
  public Optional<Cell> cell(int index) {
    int offset = pointer(index);
    return offset < pointersAt() ? Optional.empty() : Cell.at(bytes, offset, kind, layout);
  }

  /// Whether all that a header and its pointers say is possible, and no two cells overlap.
  public boolean isWellFormed() {
    int count = declaredCellCount();
    int usable = layout.usableBytes();
    int end = pointersAt() + 2 * count;
    int content = contentAt();
    boolean possible =
        end <= usable
            && content >= end
            && content <= usable
            && firstFreeBlock() <= usable - 4
            && Octets.u8(bytes, startOf(number) + 7) <= 60
            && (count > 0 || kind.isLeaf());
    if (!possible) {
      return false;
    }
    int total = 0;
    for (int i = 0; i < count; i++) {
      int at = pointer(i);
      Optional<Cell> cell = cell(i);
      if (at < content || cell.isEmpty()) {
        return false;
      }
      total += cell.get().sizeBytes();
    }
    return total <= usable - content;
  }
}
