package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.check.CheckView.FindingView;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/// Lays out what a check found.
final class CheckRows {
  private CheckRows() {}

  static List<Node> of(CheckView view, Words words) {
    List<Node> nodes = new ArrayList<>();
    LineLabel headline = new LineLabel(new Line(view.tone(), view.headline()));
    headline.getStyleClass().add("headline");
    nodes.add(headline);
    if (view.limited()) {
      nodes.add(new LineLabel(Line.warning(text("check.limited"))));
    }
    view.findings().forEach(finding -> nodes.add(group(finding, words)));
    if (!view.notChecked().isEmpty()) {
      nodes.add(
          FactRow.of(
              text("check.notChecked"), view.notChecked().stream().map(Line::muted).toList()));
    }
    return nodes;
  }

  private static Node group(FindingView finding, Words words) {
    StateBadge badge =
        new StateBadge(StateStyle.of(finding.verdict()), words.word(finding.verdict()));
    Label what = new Label(finding.what());
    what.setWrapText(true);
    what.getStyleClass().add("finding-what");
    VBox group =
        new VBox(
            badge,
            what,
            FactRow.of(text("check.means"), List.of(Line.plain(finding.means()))),
            FactRow.of(text("check.cure"), List.of(Line.plain(finding.cure()))));
    group.getStyleClass().add("finding");
    if (!finding.originals().isEmpty()) {
      group.getChildren().addAll(originals(finding.originals()));
    }
    return group;
  }

  /// SQLite's own words, on demand.
  private static List<Node> originals(List<String> messages) {
    ToggleButton more =
        new ToggleButton(text(messages.size() == 1 ? "check.original" : "check.originals"));
    more.getStyleClass().addAll("small", "flat", "originals-toggle");
    Label own = new Label(String.join("\n", messages));
    own.setWrapText(true);
    own.getStyleClass().add("originals");
    Parts.showWhen(own, more.selectedProperty());
    return List.of(more, own);
  }
}
