package dev.switchback.salvage.page;

import java.util.Optional;

/// The four kinds of b-tree pages (sqlite.org/fileformat2.html, section 1.6).
public enum PageKind {
  INDEX_INTERIOR(2),
  TABLE_INTERIOR(5),
  INDEX_LEAF(10),
  TABLE_LEAF(13);

  private final int code;

  PageKind(int code) {
    this.code = code;
  }

  /// The first byte of such a page.
  public int code() {
    return code;
  }

  /// Empty for a byte that begins no b-tree page.
  public static Optional<PageKind> ofCode(int code) {
    return switch (code) {
      case 2 -> Optional.of(INDEX_INTERIOR);
      case 5 -> Optional.of(TABLE_INTERIOR);
      case 10 -> Optional.of(INDEX_LEAF);
      case 13 -> Optional.of(TABLE_LEAF);
      default -> Optional.empty();
    };
  }

  public boolean isLeaf() {
    return this == INDEX_LEAF || this == TABLE_LEAF;
  }

  /// Whether its b-tree is ordered by rowid.
  public boolean isOfTable() {
    return this == TABLE_LEAF || this == TABLE_INTERIOR;
  }

  /// The length of its header.
  public int headerBytes() {
    return isLeaf() ? 8 : 12;
  }

  /// The leaf of the same kind of b-tree.
  public PageKind leaf() {
    return isOfTable() ? TABLE_LEAF : INDEX_LEAF;
  }
}
