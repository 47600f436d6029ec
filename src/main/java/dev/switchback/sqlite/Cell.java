package dev.switchback.sqlite;

/// One value of a row, exactly as SQLite stores it.
///
/// Two cells are equal when they are stored alike: 1 and 1.0 are not, although SQL compares them as
/// equal. [#order] is the order in which SQLite sorts them under the collation BINARY
/// (sqlite.org/datatype3.html#sort_order).
public sealed interface Cell {
  /// There is only one of its kind.
  Cell NULL = new Null();

  /// NULL.
  record Null() implements Cell {}

  /// An integer.
  record Whole(long number) implements Cell {}

  /// A floating-point number; never a NaN, which SQLite stores as NULL.
  record Real(double number) implements Cell {}

  /// Text, as the bytes it is stored in: it may hold what no text holds.
  record Text(Bytes bytes) implements Cell {}

  /// Bytes.
  record Blob(Bytes bytes) implements Cell {}

  /// Negative, zero or positive, as SQLite would sort both.
  static int order(Cell one, Cell other) {
    int kinds = Integer.compare(rank(one), rank(other));
    if (kinds != 0) {
      return kinds;
    }
    return switch (one) {
      case Null _ -> 0;
      case Whole(long a) ->
          switch (other) {
            case Whole(long b) -> Long.compare(a, b);
            case Real(double b) -> order(a, b);
            case Null _, Text _, Blob _ -> throw new AssertionError(other);
          };
      case Real(double a) ->
          switch (other) {
            case Whole(long b) -> -order(b, a);
            case Real(double b) -> a < b ? -1 : a > b ? 1 : 0;
            case Null _, Text _, Blob _ -> throw new AssertionError(other);
          };
      case Text(Bytes a) -> a.compareTo(((Text) other).bytes());
      case Blob(Bytes a) -> a.compareTo(((Blob) other).bytes());
    };
  }

  /// An integer of 64 bits has more digits than a floating-point number can hold.
  private static int order(long whole, double real) {
    if (real >= 0x1p63) {
      return -1;
    }
    if (real < -0x1p63) {
      return 1;
    }
    int byWhole = Long.compare(whole, (long) real);
    double rest = real - (long) real;
    return byWhole != 0 ? byWhole : rest > 0 ? -1 : rest < 0 ? 1 : 0;
  }

  private static int rank(Cell cell) {
    return switch (cell) {
      case Null _ -> 0;
      case Whole _, Real _ -> 1;
      case Text _ -> 2;
      case Blob _ -> 3;
    };
  }
}
