package dev.switchback.salvage.page;

import java.util.Optional;

/// A cell of a b-tree page (sqlite.org/fileformat2.html, section 1.6).
///
/// @param offset where it begins in its page
/// @param sizeBytes what it takes of its page
/// @param leftChild the page with smaller keys; 0 in a leaf
/// @param rowid the key in a b-tree of a table; 0 in one of an index
/// @param payloadLength as declared; 0 where there is no payload
/// @param payloadAt where the payload begins in the page
/// @param localBytes what of the payload lies in the page
/// @param overflowPage where the rest of it begins; 0 when there is none
public record Cell(
    int offset,
    int sizeBytes,
    int leftChild,
    long rowid,
    long payloadLength,
    int payloadAt,
    int localBytes,
    int overflowPage) {
  private static final int SMALLEST = 4;

  /// Reads the cell at `offset`. Empty when it would not fit into the page, or declares what no
  /// cell can have.
  public static Optional<Cell> at(byte[] page, int offset, PageKind kind, Layout layout) {
    int usable = layout.usableBytes();
    if (offset < 0 || offset + SMALLEST > usable) {
      return Optional.empty();
    }
    int at = offset;
    int leftChild = 0;
    if (!kind.isLeaf()) {
      leftChild = Octets.i32(page, at);
      at += 4;
    }
    if (kind == PageKind.TABLE_INTERIOR) {
      long rowid = Octets.varint(page, at);
      at += Octets.varintLength(page, at);
      return at > usable
          ? Optional.empty()
          : Optional.of(new Cell(offset, at - offset, leftChild, rowid, 0, at, 0, 0));
    }
    long payloadLength = Octets.varint(page, at);
    at += Octets.varintLength(page, at);
    long rowid = 0;
    if (kind == PageKind.TABLE_LEAF) {
      rowid = Octets.varint(page, at);
      at += Octets.varintLength(page, at);
    }
    if (payloadLength < 1 || payloadLength > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int local = layout.localBytes(kind, payloadLength);
    int end = at + local;
    int overflowPage = 0;
    if (local < payloadLength) {
      overflowPage = Octets.i32(page, end);
      end += 4;
    }
    int size = Math.max(SMALLEST, end - offset);
    if (offset + size > usable) {
      return Optional.empty();
    }
    return Optional.of(
        new Cell(offset, size, leftChild, rowid, payloadLength, at, local, overflowPage));
  }

  public int end() {
    return offset + sizeBytes;
  }

  public boolean overflows() {
    return localBytes < payloadLength;
  }
}
