package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.List;

/// A row as it was read.
///
/// @param values in the order of the record; fewer than there were, when it was cut short
record FoundRow(int page, int cell, long rowid, List<Value> values, Soundness soundness) {

  /// How far it can be relied on.
  enum Soundness {
    /// Its page was whole, and everything agrees.
    SOUND,
    /// It was put right by one bit, and nothing else would have fitted.
    MENDED,
    /// No pointer led to it any more.
    CARVED,
    /// Its overflow chain ends early, or leads elsewhere.
    CHAIN_BROKEN,
    /// Zeros stand where content was.
    ZEROS,
    /// Its lengths or its rowid contradict what stands around it.
    CONTRADICTORY,
    /// A text in it is no text, where all others are.
    TEXT_UNREADABLE,
    /// A value in it can't be stored in its column.
    IMPOSSIBLE_VALUE,
    /// Larger than what is gathered.
    TOO_LARGE;

    /// Whether it goes into its table.
    boolean isGood() {
      return this == SOUND || this == MENDED || this == CARVED;
    }
  }
}
