package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.command.Clue;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.migration.Tool;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Lets somebody say which command a project uses: the proposals with what speaks for them, and the
/// fields that each fills in.
final class ChoiceForm extends VBox {
  private final CommandChoice choice;
  private final Words words;
  private final VBox proposals = new VBox();
  private final GridPane fields = new GridPane();
  private final TextField folder = new TextField();

  /// @param folders lets somebody choose a folder, by a title and where to begin
  ChoiceForm(
      CommandChoice choice,
      Words words,
      BiFunction<String, Optional<Path>, Optional<Path>> folders) {
    this.choice = choice;
    this.words = words;
    getStyleClass().add("command-choice");
    proposals.getStyleClass().add("command-proposals");
    fields.getStyleClass().add("command-fields");
    getChildren().addAll(proposals, fields);
    choice.proposals().addListener((ListChangeListener<CommandProposal>) _ -> showProposals());
    showProposals();
    showFields(folders);
  }

  private void showProposals() {
    ToggleGroup group = new ToggleGroup();
    List<Node> nodes =
        new java.util.ArrayList<>(
            choice.proposals().stream().map(proposal -> proposal(proposal, group)).toList());
    if (!nodes.isEmpty()) {
      RadioButton other = new RadioButton(text("command.choice.other"));
      other.setId("otherCommand");
      other.setToggleGroup(group);
      bind(other, Optional.empty());
      nodes.add(other);
    }
    proposals.getChildren().setAll(nodes);
  }

  private Node proposal(CommandProposal proposal, ToggleGroup group) {
    RadioButton button =
        new RadioButton(
            text(
                "command.choice.proposal",
                proposal.tool().displayName(),
                proposal.command().wholeLine()));
    button.setToggleGroup(group);
    button.setWrapText(true);
    bind(button, Optional.of(proposal));
    VBox clues = new VBox();
    clues.getStyleClass().add("command-clues");
    LineLabel.below(proposal.clues().stream().map(this::clue).toList())
        .forEach(clues.getChildren()::add);
    button.setAccessibleHelp(
        String.join(". ", proposal.clues().stream().map(words.commands()::say).toList()));
    VBox box = new VBox(button, clues);
    box.getStyleClass().add("command-proposal");
    return box;
  }

  private Line clue(Clue clue) {
    String sentence = words.commands().say(clue);
    return clue.isDoubtful() ? Line.warning(sentence) : Line.muted(sentence);
  }

  private void bind(RadioButton button, Optional<CommandProposal> meant) {
    choice.takenProperty().subscribe(now -> button.setSelected(now.equals(meant)));
    button.setOnAction(_ -> choice.takenProperty().set(meant));
  }

  private void showFields(BiFunction<String, Optional<Path>, Optional<Path>> folders) {
    ChoiceBox<Tool> tool = new ChoiceBox<>();
    tool.setId("commandTool");
    tool.getItems().setAll(CommandPlan.tools());
    tool.setConverter(new ToolName());
    choice.toolProperty().subscribe(now -> tool.setValue(now.orElse(null)));
    tool.valueProperty()
        .subscribe(now -> choice.toolProperty().set(Optional.<Tool>ofNullable(now)));
    TextField line = new TextField();
    line.setId("commandLine");
    line.getStyleClass().add("template-sql");
    line.setPromptText(text("command.choice.example"));
    line.textProperty().bindBidirectional(choice.lineProperty());
    folder.setId("commandFolder");
    folder.textProperty().bindBidirectional(choice.folderProperty());
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button browse = new Button(text("command.choice.browse"));
    browse.setMinWidth(USE_PREF_SIZE);
    browse.setOnAction(
        _ ->
            folders
                .apply(text("command.choice.folder.title"), choice.folder())
                .ifPresent(chosen -> folder.setText(chosen.toString())));
    HBox where = new HBox(folder, browse);
    where.getStyleClass().add("row-buttons");
    TextArea environment = new TextArea();
    environment.setId("commandEnvironment");
    environment.setPrefRowCount(2);
    environment.getStyleClass().add("template-sql");
    environment.setPromptText(text("command.choice.environment.example"));
    environment.textProperty().bindBidirectional(choice.environmentProperty());
    row(0, text("command.choice.tool"), tool, tool);
    row(1, text("command.choice.line"), line, line);
    row(2, text("command.choice.folder"), folder, where);
    row(3, text("command.choice.environment"), environment, environment);
    Label hint = new Label(text("command.choice.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    fields.add(hint, 1, 4);
  }

  private void row(int row, String name, Control control, Node shown) {
    Label label = new Label(name);
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    control.setAccessibleText(name);
    GridPane.setHgrow(shown, Priority.ALWAYS);
    fields.addRow(row, label, shown);
  }

  private static final class ToolName extends StringConverter<Tool> {
    @Override
    public String toString(Tool tool) {
      return tool == null ? "" : tool.displayName();
    }

    @Override
    public Tool fromString(String text) {
      throw new UnsupportedOperationException("Nobody types here: " + text);
    }
  }
}
