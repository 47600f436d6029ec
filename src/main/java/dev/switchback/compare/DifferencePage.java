package dev.switchback.compare;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Some of the differences of one table, to be looked at.
///
/// @param rows in the order of the table's key
/// @param from how many came before them
/// @param hasMore whether there are more behind them
/// @param encoding of the text in them
public record DifferencePage(
    Shape shape, List<Difference> rows, long from, boolean hasMore, Charset encoding) {
  public DifferencePage {
    rows = List.copyOf(rows);
  }

  /// What to show.
  ///
  /// @param from how many of them to leave out at the beginning
  /// @param most how many to show
  public record Wish(String table, Set<Difference.Kind> kinds, long from, int most) {
    public Wish {
      kinds = Set.copyOf(kinds);
    }
  }

  /// Reads the table from its beginning: a later page takes longer.
  ///
  /// @return empty when neither file has such a table
  public static Optional<DifferencePage> of(RowComparing comparing, Wish wish) {
    List<Difference> rows = new ArrayList<>();
    long[] met = {0};
    boolean[] more = {false};
    Optional<Shape> shape =
        comparing.walk(
            wish.table(),
            difference -> {
              if (!wish.kinds().contains(Difference.Kind.of(difference))) {
                return true;
              }
              if (met[0]++ < wish.from()) {
                return true;
              }
              if (rows.size() < wish.most()) {
                rows.add(difference);
                return true;
              }
              more[0] = true;
              return false;
            });
    return shape.map(
        found ->
            new DifferencePage(
                found, rows, wish.from(), more[0], comparing.encoding(wish.table())));
  }
}
