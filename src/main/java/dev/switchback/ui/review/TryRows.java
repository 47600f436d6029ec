package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.RowsTable;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

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
      nodes.add(RowsTable.of(view.rows(), MOST_TABLES, words));
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
}
