package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.schema.TableRows;
import dev.switchback.words.Words;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// How many rows tables had and have: one line a table, numbers below each other.
public final class RowsTable extends GridPane {
  private final Words words;

  private RowsTable(Words words) {
    this.words = words;
    getStyleClass().add("rows-table");
    ColumnConstraints before = new ColumnConstraints();
    before.setHalignment(HPos.RIGHT);
    ColumnConstraints after = new ColumnConstraints();
    after.setHalignment(HPos.RIGHT);
    getColumnConstraints().setAll(new ColumnConstraints(), before, new ColumnConstraints(), after);
  }

  /// @param most so many tables are shown, the others left out
  public static RowsTable of(List<TableRows> rows, int most, Words words) {
    RowsTable table = new RowsTable(words);
    List<TableRows> shown = rows.subList(0, Math.min(rows.size(), most));
    for (int line = 0; line < shown.size(); line++) {
      table.add(line, shown.get(line));
    }
    return table;
  }

  private void add(int line, TableRows row) {
    Label name = new Label(row.table());
    name.setAccessibleText(
        text("rows.spoken", row.table(), count(row.before()), count(row.after())));
    Label after = new Label(count(row.after()));
    if (row.after().orElse(0) < row.before().orElse(0)) {
      after.getStyleClass().add("fewer");
    }
    addRow(line, name, new Label(count(row.before())), new Label("→"), after);
  }

  private String count(OptionalLong rows) {
    return rows.isPresent() ? words.formats().rows(rows.getAsLong()) : text("rows.none");
  }
}
