package dev.switchback.lint;

import java.util.List;

/// What came of one rule.
public sealed interface Result {
  record Met() implements Result {}

  record NotMet(List<Spot> spots) implements Result {
    public NotMet {
      spots = List.copyOf(spots);
      if (spots.isEmpty()) {
        throw new IllegalArgumentException("Nothing speaks against it");
      }
    }
  }

  record NotChecked(Why why) implements Result {}

  /// Why nobody looked.
  enum Why {
    /// Only a database knows, and none was given.
    NO_DATABASE,
    /// It is run already: nothing of it can be changed any more.
    APPLIED,
    /// The migrations of this folder have none.
    NOT_HERE,
    /// A program: what it does can't be read.
    PROGRAM,
    /// There is no file to look at.
    NO_FILE
  }

  /// Met without a spot, else not.
  static Result of(List<Spot> spots) {
    return spots.isEmpty() ? new Met() : new NotMet(spots);
  }
}
