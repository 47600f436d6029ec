package dev.switchback.compare;

import dev.switchback.sqlite.Cell;
import java.util.List;

/// One row that is not the same in both files. Its cells stand in the order of [Shape#columns].
public sealed interface Difference {

  /// A row that would be lost.
  record OnlyToday(List<Cell> today) implements Difference {
    public OnlyToday {
      today = List.copyOf(today);
    }
  }

  /// A row that would come back.
  record OnlyBackup(List<Cell> backup) implements Difference {
    public OnlyBackup {
      backup = List.copyOf(backup);
    }
  }

  /// A row with the same key and other values.
  record Changed(List<Cell> today, List<Cell> backup) implements Difference {
    public Changed {
      today = List.copyOf(today);
      backup = List.copyOf(backup);
    }
  }

  /// The kinds, to ask for some of them.
  enum Kind {
    ONLY_TODAY,
    ONLY_BACKUP,
    CHANGED;

    public static Kind of(Difference difference) {
      return switch (difference) {
        case OnlyToday _ -> ONLY_TODAY;
        case OnlyBackup _ -> ONLY_BACKUP;
        case Changed _ -> CHANGED;
      };
    }
  }
}
