package dev.switchback.salvage.page;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// The content of a cell, gathered from its page and its overflow pages
/// (sqlite.org/fileformat2.html, section 1.7).
public final class Payload {
  /// A single row larger than this isn't gathered, so that memory stays bounded.
  public static final int LARGEST_BYTES = 128 << 20;

  private final byte[] bytes;
  private final long declaredLength;
  private final State state;
  private final int[] pages;

  private Payload(byte[] bytes, long declaredLength, State state, int[] pages) {
    this.bytes = bytes;
    this.declaredLength = declaredLength;
    this.state = state;
    this.pages = pages;
  }

  /// How far the chain held.
  public enum State {
    WHOLE,
    /// The chain ends, leads nowhere, meets itself, or meets a page that holds something else.
    CHAIN_BROKEN,
    /// The chain goes on where the payload has ended.
    CHAIN_TOO_LONG,
    /// A page of zeros stands where content was.
    ZEROS,
    /// Larger than what is gathered.
    TOO_LARGE
  }

  /// Gathers the payload of `cell`. Follows no more pages than the declared length needs.
  ///
  /// @param usable which pages may belong to a chain
  public static Payload of(Image image, byte[] page, Cell cell, IntPredicate usable) {
    byte[] local = Arrays.copyOfRange(page, cell.payloadAt(), cell.payloadAt() + cell.localBytes());
    if (!cell.overflows()) {
      return new Payload(local, cell.payloadLength(), State.WHOLE, new int[0]);
    }
    int perPage = image.layout().usableBytes() - 4;
    long missing = cell.payloadLength() - cell.localBytes();
    long pagesNeeded = (missing + perPage - 1) / perPage;
    if (cell.payloadLength() > LARGEST_BYTES) {
      return new Payload(local, cell.payloadLength(), State.TOO_LARGE, new int[0]);
    }
    if (pagesNeeded > image.pageCount()) {
      return new Payload(local, cell.payloadLength(), State.CHAIN_BROKEN, new int[0]);
    }
    byte[] all = Arrays.copyOf(local, (int) Math.min(cell.payloadLength(), 1 << 16));
    int[] pages = new int[(int) pagesNeeded];
    int length = local.length;
    int next = cell.overflowPage();
    State state = State.WHOLE;
    for (int i = 0; i < pagesNeeded; i++) {
      if (!image.has(next) || !usable.test(next)) {
        return cut(all, length, cell, State.CHAIN_BROKEN, pages, i);
      }
      byte[] content = image.page(next);
      int count = (int) Math.min(perPage, cell.payloadLength() - length);
      boolean isEmpty = isZero(content);
      if (isEmpty && i + 1 < pagesNeeded) {
        return cut(all, length, cell, State.CHAIN_BROKEN, pages, i);
      }
      if (isEmpty && count > 8 && length > 0 && all[length - 1] != 0) {
        state = State.ZEROS;
      }
      pages[i] = next;
      if (length + count > all.length) {
        all =
            Arrays.copyOf(
                all,
                (int) Math.min(cell.payloadLength(), Math.max(2L * all.length, length + count)));
      }
      System.arraycopy(content, 4, all, length, count);
      length += count;
      next = Octets.i32(content, 0);
    }
    if (next != 0 && state == State.WHOLE) {
      state = State.CHAIN_TOO_LONG;
    }
    return cut(all, length, cell, state, pages, pages.length);
  }

  private static Payload cut(
      byte[] all, int length, Cell cell, State state, int[] pages, int count) {
    byte[] exact = length == all.length ? all : Arrays.copyOf(all, length);
    return new Payload(exact, cell.payloadLength(), state, Arrays.copyOf(pages, count));
  }

  /// Whether nothing but zeros stands there.
  public static boolean isZero(byte[] content) {
    for (byte octet : content) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  public byte[] bytes() {
    return bytes;
  }

  public State state() {
    return state;
  }

  /// The overflow pages it was gathered from, in order.
  public int[] pages() {
    return pages.clone();
  }

  /// The values of the record it holds.
  public Fields fields(TextEncoding encoding) {
    return Fields.of(bytes, declaredLength, encoding);
  }
}
