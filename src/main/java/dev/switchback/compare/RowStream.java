package dev.switchback.compare;

import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.Cursor;
import dev.switchback.sqlite.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one table in order, one at a time.
final class RowStream implements AutoCloseable {
  private final Cursor cursor;
  private final int[] places;
  private @Nullable List<Cell> present;
  private long read;

  RowStream(Session session, Shape shape) {
    places = shape.orderPlaces();
    cursor = session.cursor(shape.query());
    advance();
  }

  /// The row it stands at; null behind the last one.
  @Nullable List<Cell> present() {
    return present;
  }

  /// How many rows it has passed.
  long passed() {
    return read - (present == null ? 0 : 1);
  }

  void advance() {
    List<Cell> before = present;
    present = cursor.next() ? cursor.cells() : null;
    if (present != null) {
      read++;
    }
    if (before != null && present != null && order(before, present) > 0) {
      throw new OutOfOrder();
    }
  }

  /// Whether the present row has the same key as `row`.
  boolean isAtKeyOf(List<Cell> row) {
    return present != null && order(row, present) == 0;
  }

  int order(List<Cell> one, List<Cell> other) {
    for (int place : places) {
      int order = Cell.order(one.get(place), other.get(place));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    cursor.close();
  }

  /// SQLite gave the rows in another order than the one we know, so lining them up would tell
  /// untruths.
  static final class OutOfOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfOrder() {
      super("rows are in another order than BINARY");
    }
  }
}
