package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The entries of an index whose rows are not where they should be, as sums that are compared with
/// rows that were found elsewhere. Bounded: of a very large index only a part is kept.
final class IndexEntries {
  private static final int MOST = 2_000_000;

  private final LongSet sums = new LongSet(MOST);
  private boolean full;

  /// @param present the rowids that the table still has
  static IndexEntries withoutRow(Survey survey, Tree index, Ranges present) {
    IndexEntries entries = new IndexEntries();
    RowReader.each(
        survey,
        index,
        row -> {
          List<Value> record = row.values();
          if (!record.isEmpty() && record.getLast() instanceof Value.Whole(long rowid)) {
            if (!present.contains(rowid) && !entries.full) {
              entries.full |= !entries.sums.add(sum(record.subList(0, record.size() - 1), rowid));
            }
          }
        });
    return entries;
  }

  boolean isUsable() {
    return !full && sums.size() > 0;
  }

  /// The share of `rows` that there is an entry for.
  double share(List<FoundRow> rows, TableShape table, IndexShape index) {
    int asked = 0;
    int found = 0;
    for (FoundRow row : rows) {
      List<Value> key = new ArrayList<>();
      for (int column : index.columns()) {
        Optional<Value> value = table.valueOf(column, row.rowid(), row.values());
        value.ifPresent(key::add);
      }
      if (key.size() == index.columns().size()) {
        asked++;
        found += sums.contains(sum(key, row.rowid())) ? 1 : 0;
      }
    }
    return asked == 0 ? Double.NaN : found / (double) asked;
  }

  private static long sum(List<Value> key, long rowid) {
    long sum = rowid * 0x9E3779B97F4A7C15L + 1;
    for (Value value : key) {
      sum = (sum ^ hash(value)) * 0xBF58476D1CE4E5B9L;
      sum ^= sum >>> 29;
    }
    return sum;
  }

  /// A number is the same whether it is kept as an integer or not.
  private static long hash(Value value) {
    return switch (value) {
      case Value.Null() -> 7;
      case Value.Whole(long number) -> number * 31 + 1;
      case Value.Real(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? ((long) number) * 31 + 1
              : Double.doubleToLongBits(number);
      case Value.Text text -> Objects.hash(3, text);
      case Value.Blob blob -> Objects.hash(5, blob);
    };
  }
}
