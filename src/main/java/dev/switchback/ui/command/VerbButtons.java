package dev.switchback.ui.command;

import dev.switchback.command.ToolVerb;
import dev.switchback.words.CommandWords;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// The verbs of one effect as buttons, of which one is chosen.
final class VerbButtons extends FlowPane {
  private final VerbChoice choice;
  private final ToolVerb.Effect effect;
  private final CommandWords words;

  /// @param onEnter what Enter does, which a button would take for itself
  VerbButtons(VerbChoice choice, ToolVerb.Effect effect, CommandWords words, Runnable onEnter) {
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            onEnter.run();
          }
        });
    this.choice = choice;
    this.effect = effect;
    this.words = words;
    getStyleClass().add("verbs");
    // Asked for its height without a width it would guess one, and leave a gap below.
    prefWrapLengthProperty().bind(widthProperty());
    choice.verbs().addListener((ListChangeListener<ToolVerb>) _ -> showVerbs());
    showVerbs();
  }

  private void showVerbs() {
    List<ToggleButton> buttons =
        choice.verbs().stream().filter(verb -> verb.effect() == effect).map(this::button).toList();
    getChildren().setAll(buttons);
  }

  /// One that is chosen stays so when it is pressed again.
  private ToggleButton button(ToolVerb verb) {
    ToggleButton button = new ToggleButton(words.word(verb));
    button.setId(verb.name());
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleHelp(words.about(verb));
    button.setTooltip(new Tooltip(words.about(verb)));
    choice.verbProperty().subscribe(now -> button.setSelected(now.equals(Optional.of(verb))));
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          choice.verbProperty().set(Optional.of(verb));
        });
    return button;
  }
}
