package dev.switchback.ui.add;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.history.FoundHistory;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Environment;
import dev.switchback.registry.NewDatabase;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One database that was found: its box, its name, where it is, and the tool it belongs to.
final class ProposalCell extends ListCell<Candidate> {
  private final Words words;
  private final CheckBox box = new CheckBox();
  private final Label name = new Label();
  private final Label file = new Label();
  private final Label tool = new Label();
  private final HBox content;
  private @Nullable BooleanProperty tied;
  private Subscription watched = Subscription.EMPTY;

  ProposalCell(Words words) {
    this.words = words;
    box.setFocusTraversable(false);
    name.getStyleClass().add("database-name");
    tool.getStyleClass().add("proposal-tool");
    file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    file.getStyleClass().add("database-where");
    VBox facts = new VBox(name, file, tool);
    facts.setMinWidth(0);
    HBox.setHgrow(facts, Priority.ALWAYS);
    content = new HBox(box, facts);
    content.getStyleClass().add("proposal");
    // The list gives its width; long paths are cut, not scrolled to.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Candidate candidate, boolean empty) {
    super.updateItem(candidate, empty);
    watched.unsubscribe();
    watched = Subscription.EMPTY;
    if (tied != null) {
      box.selectedProperty().unbindBidirectional(tied);
      tied = null;
    }
    if (empty || candidate == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    BooleanProperty now = candidate.chosenProperty();
    box.selectedProperty().bindBidirectional(now);
    tied = now;
    watched = candidate.proposalProperty().subscribe(this::show);
    setGraphic(content);
  }

  private void show(NewDatabase proposal) {
    name.setText(proposal.name());
    file.setText(words.formats().path(proposal.file()));
    tool.setText(about(proposal));
    setAccessibleText(String.join(", ", name.getText(), file.getText(), tool.getText()));
  }

  private String about(NewDatabase proposal) {
    List<String> parts = new ArrayList<>();
    Optional<Tool> whose =
        proposal
            .settings()
            .history()
            .tool()
            .or(() -> proposal.history().map(FoundHistory::tool))
            .or(proposal::tool);
    whose.ifPresent(found -> parts.add(found.displayName()));
    if (proposal.environment() != Environment.DEVELOPMENT) {
      parts.add(words.word(proposal.environment()));
    }
    if (!proposal.exists()) {
      parts.add(text("add.notYet"));
    }
    if (proposal.source().isEmpty()) {
      parts.add(text("add.noSource"));
    }
    return String.join(" · ", parts);
  }
}
