package dev.switchback.compare;

import dev.switchback.sqlite.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Walks through the rows of both tables side by side, in one pass, and tells each difference.
/// Holds two rows at a time; more only where several have the same key.
final class Merge {
  private static final int ROWS_BETWEEN_LOOKS = 2_000;

  /// Who is told.
  interface Listener {
    void found(Difference difference);

    /// Asked now and then, with the rows passed of both sides.
    ///
    /// @return whether to go on
    boolean goesOn(long today, long backup);
  }

  private final RowStream today;
  private final RowStream backup;
  private final Listener listener;
  private long same;
  private long changed;
  private long onlyToday;
  private long onlyBackup;

  Merge(RowStream today, RowStream backup, Listener listener) {
    this.today = today;
    this.backup = backup;
    this.listener = listener;
  }

  /// @return whether it came to the end
  boolean run() {
    long steps = 0;
    while (true) {
      if (steps++ % ROWS_BETWEEN_LOOKS == 0 && !listener.goesOn(today.passed(), backup.passed())) {
        return false;
      }
      List<Cell> now = today.present();
      List<Cell> then = backup.present();
      if (now == null && then == null) {
        return listener.goesOn(today.passed(), backup.passed());
      }
      int order = now == null ? 1 : then == null ? -1 : today.order(now, then);
      if (order < 0 && now != null) {
        lost(now);
        today.advance();
      } else if (order > 0 && then != null) {
        gained(then);
        backup.advance();
      } else if (now != null && then != null) {
        bothHave(now, then);
      }
    }
  }

  Tally tally() {
    return new Tally(same, changed, onlyToday, onlyBackup);
  }

  private void bothHave(List<Cell> now, List<Cell> then) {
    today.advance();
    backup.advance();
    if (today.isAtKeyOf(now) || backup.isAtKeyOf(then)) {
      several(now, then);
    } else if (now.equals(then)) {
      same++;
    } else {
      changed(now, then);
    }
  }

  /// Several rows have this key: the same row several times where whole rows are compared, or rows
  /// whose key is NULL. Those that are in both are the same; the others are paired as they come.
  private void several(List<Cell> now, List<Cell> then) {
    Map<List<Cell>, long[]> rows = new LinkedHashMap<>();
    count(rows, now, 0);
    count(rows, then, 1);
    collect(today, now, rows, 0);
    collect(backup, then, rows, 1);
    Leftovers lost = new Leftovers();
    Leftovers gained = new Leftovers();
    rows.forEach(
        (row, counts) -> {
          long both = Math.min(counts[0], counts[1]);
          same += both;
          lost.add(row, counts[0] - both);
          gained.add(row, counts[1] - both);
        });
    while (lost.hasMore() && gained.hasMore()) {
      changed(lost.next(), gained.next());
    }
    while (lost.hasMore()) {
      lost(lost.next());
    }
    while (gained.hasMore()) {
      gained(gained.next());
    }
  }

  private static void collect(
      RowStream stream, List<Cell> key, Map<List<Cell>, long[]> rows, int side) {
    for (List<Cell> row = stream.present();
        row != null && stream.isAtKeyOf(key);
        row = stream.present()) {
      count(rows, row, side);
      stream.advance();
    }
  }

  private static void count(Map<List<Cell>, long[]> rows, List<Cell> row, int side) {
    rows.computeIfAbsent(row, _ -> new long[2])[side]++;
  }

  private void lost(List<Cell> row) {
    onlyToday++;
    listener.found(new Difference.OnlyToday(row));
  }

  private void gained(List<Cell> row) {
    onlyBackup++;
    listener.found(new Difference.OnlyBackup(row));
  }

  private void changed(List<Cell> now, List<Cell> then) {
    changed++;
    listener.found(new Difference.Changed(now, then));
  }

  /// Rows with how often each is left.
  private static final class Leftovers {
    private final Map<List<Cell>, Long> left = new LinkedHashMap<>();

    void add(List<Cell> row, long count) {
      if (count > 0) {
        left.put(row, count);
      }
    }

    boolean hasMore() {
      return !left.isEmpty();
    }

    List<Cell> next() {
      List<Cell> row = left.keySet().iterator().next();
      left.computeIfPresent(row, (_, count) -> count == 1 ? null : count - 1);
      return row;
    }
  }
}
