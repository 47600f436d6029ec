package dev.switchback.salvage;

/// A place of a b-tree where a page should be, and isn't.
///
/// @param parent the page that pointed there; 0 for a root
/// @param page where it pointed
/// @param low rowids below it end here; `high` is the largest it can hold. Only for tables.
record Hole(int parent, int page, long low, long high, Why why) {

  /// What is there in its place.
  enum Why {
    BEHIND_THE_END,
    ZEROS,
    UNREADABLE,
    /// A page that belongs elsewhere.
    FOREIGN,
    /// The pointer itself is damaged.
    POINTER_LOST
  }

  boolean holds(long smallest, long largest) {
    return smallest > low && largest <= high;
  }

  /// Whether it is known on both sides.
  boolean isBounded() {
    return low != Long.MIN_VALUE && high != Long.MAX_VALUE;
  }
}
