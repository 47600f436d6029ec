package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.health.Cure;
import dev.switchback.health.Finding;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.check.CheckView.FindingView;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.CheckWords;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lays out what a check found.
final class CheckRows {
  private CheckRows() {}

  /// @param cures does what a button of a finding says
  static List<Node> of(CheckView view, Words words, BiConsumer<Cure, Finding> cures) {
    List<Node> nodes = new ArrayList<>();
    LineLabel headline = new LineLabel(new Line(view.tone(), view.headline()));
    headline.getStyleClass().add("headline");
    nodes.add(headline);
    if (view.limited()) {
      nodes.add(new LineLabel(Line.warning(text("check.limited"))));
    }
    view.findings().forEach(finding -> nodes.add(group(finding, words, cures)));
    if (!view.notChecked().isEmpty()) {
      nodes.add(
          FactRow.of(
              text("check.notChecked"), view.notChecked().stream().map(Line::muted).toList()));
    }
    return nodes;
  }

  private static Node group(FindingView finding, Words words, BiConsumer<Cure, Finding> cures) {
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
    finding
        .rows()
        .ifPresent(
            rows ->
                group
                    .getChildren()
                    .add(2, FactRow.of(text("check.rows"), List.of(Line.plain(rows)))));
    group.getChildren().add(remedies(finding, cures));
    group.getStyleClass().add("finding");
    if (!finding.originals().isEmpty()) {
      group.getChildren().addAll(originals(finding.originals()));
    }
    return group;
  }

  /// Buttons in the order in which they are to be tried; those that nobody but a person can do are
  /// said by the cure alone.
  private static Node remedies(FindingView finding, BiConsumer<Cure, Finding> cures) {
    FlowPane buttons = new FlowPane();
    buttons.getStyleClass().add("remedies");
    for (CheckWords.Remedy remedy : finding.remedies()) {
      if (remedy.command().isPresent()) {
        Button button = new Button(SheetTexts.of("check.do", remedy.cure()));
        button.setId("cure" + remedy.cure());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleHelp(remedy.sentence());
        button.setTooltip(new Tooltip(remedy.sentence() + "\n" + remedy.command().get()));
        button.setOnAction(_ -> cures.accept(remedy.cure(), finding.finding()));
        buttons.getChildren().add(button);
      }
    }
    buttons.setVisible(!buttons.getChildren().isEmpty());
    buttons.setManaged(buttons.isVisible());
    return buttons;
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
