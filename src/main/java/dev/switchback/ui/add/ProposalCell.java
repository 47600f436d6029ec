package dev.switchback.ui.add;

import dev.switchback.registry.NewDatabase;
import dev.switchback.ui.app.Texts;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One database that was found: its box, the tool it belongs to, where it is, and what speaks for
/// it.
final class ProposalCell extends ListCell<NewDatabase> {
  private final Function<NewDatabase, BooleanProperty> chosen;
  private final Texts texts;
  private final Words words;
  private final CheckBox box = new CheckBox();
  private final Label name = new Label();
  private final Label tool = new Label();
  private final Label file = new Label();
  private final Label reason = new Label();
  private final Tooltip full = new Tooltip();
  private final HBox content;
  private @Nullable BooleanProperty tied;

  ProposalCell(Function<NewDatabase, BooleanProperty> chosen, Texts texts, Words words) {
    this.chosen = chosen;
    this.texts = texts;
    this.words = words;
    box.setFocusTraversable(false);
    name.getStyleClass().add("database-name");
    tool.getStyleClass().add("proposal-tool");
    tool.setMinWidth(Region.USE_PREF_SIZE);
    file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    file.getStyleClass().add("database-where");
    reason.getStyleClass().add("database-where");
    HBox first = new HBox(name, tool);
    first.getStyleClass().add("proposal-first");
    VBox facts = new VBox(first, file, reason);
    facts.setMinWidth(0);
    HBox.setHgrow(facts, Priority.ALWAYS);
    content = new HBox(box, facts);
    content.getStyleClass().add("proposal");
    facts.setOnMouseClicked(_ -> box.fire());
    // The list gives its width; long paths are cut, not scrolled to.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable NewDatabase proposal, boolean empty) {
    super.updateItem(proposal, empty);
    if (tied != null) {
      box.selectedProperty().unbindBidirectional(tied);
      tied = null;
    }
    if (empty || proposal == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    BooleanProperty now = chosen.apply(proposal);
    box.selectedProperty().bindBidirectional(now);
    tied = now;
    name.setText(proposal.name());
    tool.setText(toolOf(proposal));
    tool.setVisible(!tool.getText().isEmpty());
    file.setText(words.formats().path(proposal.file()));
    reason.setText(reasonOf(proposal));
    full.setText(file.getText() + "\n" + reason.getText());
    setTooltip(full);
    setGraphic(content);
    setAccessibleText(
        String.join(", ", name.getText(), tool.getText(), file.getText(), reason.getText()));
  }

  private String toolOf(NewDatabase proposal) {
    List<String> parts = new ArrayList<>();
    proposal.tool().ifPresent(found -> parts.add(found.displayName()));
    if (!proposal.exists()) {
      parts.add(texts.get("add.notYet"));
    }
    return String.join(" · ", parts);
  }

  private String reasonOf(NewDatabase proposal) {
    List<String> parts = new ArrayList<>();
    parts.add(
        proposal
            .source()
            .map(folder -> texts.get("add.source", words.formats().path(folder)))
            .orElseGet(() -> texts.get("add.noSource")));
    if (!proposal.saidBy().isEmpty()) {
      parts.add(texts.get("add.saidBy", proposal.saidBy()));
    }
    return String.join(" · ", parts);
  }
}
