package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;

/// A column, as far as it limits what a record can hold.
///
/// @param type as declared
/// @param isKey part of a primary key or a unique constraint, so never added later
record ColumnShape(
    String name,
    String type,
    Affinity affinity,
    boolean notNull,
    boolean hasDefault,
    boolean isKey,
    Stored stored) {

  /// Whether a column is in the record.
  enum Stored {
    WRITTEN,
    COMPUTED_AND_STORED,
    NOT_STORED
  }

  boolean canHold(Value value) {
    return value instanceof Value.Null ? !notNull : affinity.canHold(value);
  }

  /// Whether a record may end before this column, because the column was added later.
  boolean canBeMissing() {
    return !isKey && (!notNull || hasDefault);
  }
}
