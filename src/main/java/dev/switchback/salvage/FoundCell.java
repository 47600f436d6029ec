package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;

/// A cell that was found in a leaf, and how.
final class FoundCell {
  private final Cell cell;
  private final byte[] page;
  private final How how;

  FoundCell(Cell cell, byte[] page, How how) {
    this.cell = cell;
    this.page = page;
    this.how = how;
  }

  /// How it was found.
  enum How {
    /// A pointer leads to it, and it agrees with itself.
    POINTED,
    /// One bit of its lengths or of its rowid was put right; nothing else would have fitted.
    MENDED,
    /// No pointer leads to it any more, but it stands there.
    CARVED,
    /// Something about it can't be right.
    DOUBTFUL
  }

  Cell cell() {
    return cell;
  }

  /// The page it stands in, with the bit that was put right.
  byte[] page() {
    return page;
  }

  How how() {
    return how;
  }

  FoundCell as(How other) {
    return new FoundCell(cell, page, other);
  }
}
