package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.List;

/// Which kinds of values rows hold at each place of their records, as far as some of them were
/// looked at. A table whose rows never hold a text at some place has not lost a page on which every
/// row does.
final class Profile {
  private static final int ENOUGH = 100;
  private static final int ABSENT = 1;
  private static final int NULL = 2;
  private static final int NUMBER = 4;
  private static final int TEXT = 8;
  private static final int BLOB = 16;

  private final int[] kinds;
  private final int rows;

  private Profile(int[] kinds, int rows) {
    this.kinds = kinds;
    this.rows = rows;
  }

  static Profile of(List<FoundRow> rows, int places) {
    int[] kinds = new int[places];
    for (FoundRow row : rows) {
      for (int i = 0; i < places; i++) {
        kinds[i] |= i < row.values().size() ? kind(row.values().get(i)) : ABSENT;
      }
    }
    return new Profile(kinds, rows.size());
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.Null() -> NULL;
      case Value.Whole _, Value.Real _ -> NUMBER;
      case Value.Text _ -> TEXT;
      case Value.Blob _ -> BLOB;
    };
  }

  /// Whether enough rows were looked at to say what they never hold.
  boolean tells() {
    return rows >= ENOUGH;
  }

  /// Whether at some place all rows of `strangers` hold what none of these holds.
  boolean excludes(List<FoundRow> strangers) {
    if (!tells() || strangers.isEmpty()) {
      return false;
    }
    int[] theirs = of(strangers, kinds.length).kinds;
    for (int i = 0; i < kinds.length; i++) {
      if ((kinds[i] & theirs[i]) == 0) {
        return true;
      }
    }
    return false;
  }
}
