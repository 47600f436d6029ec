package dev.switchback.health;

/// The one word for a check's result, best first.
public enum Verdict {
  HEALTHY,
  /// Nothing wrong was found, but something couldn't be checked.
  NOT_ALL_CHECKED,
  /// Pages that belong to nothing: space is wasted, no row is concerned.
  SPACE_NOT_ACCOUNTED,
  /// Rows break a rule of their table or point to rows that don't exist; the structure is whole.
  RULES_BROKEN,
  /// Only indexes are wrong; every row is there.
  INDEX_PROBLEM,
  DAMAGED,
  CANNOT_BE_OPENED;

  /// The worse of two.
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
