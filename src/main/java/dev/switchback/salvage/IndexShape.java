package dev.switchback.salvage;

import java.util.List;

/// An index, as far as its entries can be compared with rows.
///
/// @param columns of the table by position, in the order of the key; [#ROWID] or [#EXPRESSION]
/// @param isPartial whether rows may have no entry
record IndexShape(
    String name, String table, int rootPage, List<Integer> columns, boolean isPartial) {
  static final int ROWID = -1;
  static final int EXPRESSION = -2;

  IndexShape {
    columns = List.copyOf(columns);
  }
}
