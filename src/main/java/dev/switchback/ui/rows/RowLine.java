package dev.switchback.ui.rows;

import dev.switchback.compare.Difference;
import dev.switchback.compare.DifferencePage;
import dev.switchback.sqlite.Cell;
import dev.switchback.words.CompareWords;
import java.util.ArrayList;
import java.util.List;

/// One row that differs, ready to be read.
///
/// @param cells in the order of the columns; where a value changed, today's and the backup's
public record RowLine(Difference.Kind kind, String word, List<RowLine.Value> cells) {
  public RowLine {
    cells = List.copyOf(cells);
  }

  /// @param isChanged whether this value would be replaced by the one behind the arrow
  public record Value(String text, boolean isChanged) {}

  static RowLine of(Difference difference, DifferencePage page, CompareWords words) {
    Difference.Kind kind = Difference.Kind.of(difference);
    List<Value> cells = new ArrayList<>();
    switch (difference) {
      case Difference.OnlyToday(List<Cell> row) ->
          row.forEach(cell -> cells.add(new Value(words.cell(cell, page.encoding()), false)));
      case Difference.OnlyBackup(List<Cell> row) ->
          row.forEach(cell -> cells.add(new Value(words.cell(cell, page.encoding()), false)));
      case Difference.Changed(List<Cell> now, List<Cell> then) -> {
        for (int i = 0; i < now.size(); i++) {
          String today = words.cell(now.get(i), page.encoding());
          boolean changed = !now.get(i).equals(then.get(i));
          String text = changed ? today + " → " + words.cell(then.get(i), page.encoding()) : today;
          cells.add(new Value(text, changed));
        }
      }
    }
    return new RowLine(kind, words.word(kind), cells);
  }
}
