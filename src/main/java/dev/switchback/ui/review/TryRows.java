package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.schema.TableRows;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Lays out what a try on a copy showed.
final class TryRows {
  private static final int MOST_CHANGES = 12;
  private static final int MOST_TABLES = 8;

  private TryRows() {}

  static List<Node> of(TryView view, Words words) {
    List<Node> nodes = new ArrayList<>();
    if (view.changes().isEmpty() && view.headline().tone() == Line.Tone.GOOD) {
      nodes.add(line(Line.muted(text("review.try.noChanges"))));
    }
    view.changes().stream().limit(MOST_CHANGES).map(TryRows::line).forEach(nodes::add);
    if (view.changes().size() > MOST_CHANGES) {
      nodes.add(
          line(Line.muted(text("review.try.moreChanges", view.changes().size() - MOST_CHANGES))));
    }
    if (!view.rows().isEmpty()) {
      nodes.add(table(view.rows(), words));
    }
    if (view.rows().size() > MOST_TABLES) {
      nodes.add(line(Line.muted(text("review.try.rows.more", view.rows().size() - MOST_TABLES))));
    }
    if (view.unchangedTables() > 0) {
      nodes.add(line(Line.muted(text("review.try.rows.same", view.unchangedTables()))));
    }
    view.verdicts().stream().map(TryRows::line).forEach(nodes::add);
    return nodes;
  }

  private static LineLabel line(Line line) {
    return new LineLabel(line, LineLabel.Indent.WITH_ICONS);
  }

  private static GridPane table(List<TableRows> rows, Words words) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("rows-table");
    ColumnConstraints name = new ColumnConstraints();
    ColumnConstraints before = new ColumnConstraints();
    before.setHalignment(HPos.RIGHT);
    ColumnConstraints arrow = new ColumnConstraints();
    ColumnConstraints after = new ColumnConstraints();
    after.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(name, before, arrow, after);
    int line = 0;
    for (TableRows row : rows.subList(0, Math.min(rows.size(), MOST_TABLES))) {
      Label table = new Label(row.table());
      table.setAccessibleText(
          text(
              "review.try.rows.spoken",
              row.table(),
              count(row.before(), words),
              count(row.after(), words)));
      Label after1 = new Label(count(row.after(), words));
      if (row.after().orElse(0) < row.before().orElse(0)) {
        after1.getStyleClass().add("fewer");
      }
      grid.addRow(line++, table, new Label(count(row.before(), words)), new Label("→"), after1);
    }
    return grid;
  }

  private static String count(OptionalLong rows, Words words) {
    return rows.isPresent() ? words.formats().rows(rows.getAsLong()) : text("rows.none");
  }
}
