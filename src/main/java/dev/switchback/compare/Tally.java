package dev.switchback.compare;

/// Rows of one table, counted by what became of them between the backup and today.
///
/// @param same in both, alike
/// @param changed in both by their key, with other values
public record Tally(long same, long changed, long onlyToday, long onlyBackup) {
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /// Whether both files have the same rows.
  public boolean isEmpty() {
    return changed == 0 && onlyToday == 0 && onlyBackup == 0;
  }

  public long of(Difference.Kind kind) {
    return switch (kind) {
      case ONLY_TODAY -> onlyToday;
      case ONLY_BACKUP -> onlyBackup;
      case CHANGED -> changed;
    };
  }
}
