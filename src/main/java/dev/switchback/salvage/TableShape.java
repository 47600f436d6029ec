package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.List;
import java.util.Optional;

/// A table, as far as it says how its records look.
///
/// @param rootPage 0 where it isn't known
/// @param rowidColumn the column that is the rowid, by position; negative when none is
/// @param recordOrder which column stands at which place of a record
/// @param made how much of its definition this SQLite understands
record TableShape(
    String name,
    String sql,
    int rootPage,
    Kind kind,
    List<ColumnShape> columns,
    int rowidColumn,
    List<Integer> recordOrder,
    List<IndexShape> indexes,
    Made made) {
  TableShape {
    columns = List.copyOf(columns);
    recordOrder = List.copyOf(recordOrder);
    indexes = List.copyOf(indexes);
  }

  /// How a table is stored.
  enum Kind {
    ROWID,
    WITHOUT_ROWID
  }

  /// Whether its own text could be used.
  enum Made {
    AS_WRITTEN,
    COLUMNS_ONLY
  }

  boolean isRowid() {
    return kind == Kind.ROWID;
  }

  /// Whether a record of this table can look like that. Only what is impossible is excluded.
  boolean canHold(List<Value> record) {
    if (record.isEmpty() || record.size() > recordOrder.size()) {
      return false;
    }
    for (int i = 0; i < record.size(); i++) {
      int at = recordOrder.get(i);
      boolean isRowid = at == rowidColumn;
      Value value = record.get(i);
      if (isRowid ? !(value instanceof Value.Null) : !columns.get(at).canHold(value)) {
        return false;
      }
    }
    for (int i = record.size(); i < recordOrder.size(); i++) {
      int at = recordOrder.get(i);
      if (at == rowidColumn || !columns.get(at).canBeMissing()) {
        return false;
      }
    }
    return true;
  }

  /// The value of a column in a row; empty where the record ends before it.
  Optional<Value> valueOf(int column, long rowid, List<Value> record) {
    if (column == rowidColumn) {
      return Optional.of(new Value.Whole(rowid));
    }
    int place = recordOrder.indexOf(column);
    return place >= 0 && place < record.size() ? Optional.of(record.get(place)) : Optional.empty();
  }
}
