package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.OperationStep;
import dev.switchback.words.Words;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// An operation while it works: its steps with ticks, how far the present one is, and what asking
/// it to stop would leave.
public final class ProgressPane extends VBox {
  private final VBox steps = new VBox();
  private final ProgressBar bar = new ProgressBar();
  private final Label detail = new Label();
  private final Label stopping = new Label();

  public ProgressPane() {
    getStyleClass().add("progress-pane");
    steps.getStyleClass().add("progress-steps");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(text("progress.bar"));
    detail.getStyleClass().add("progress-detail");
    detail.setWrapText(true);
    stopping.getStyleClass().add("progress-stopping");
    stopping.setWrapText(true);
    getChildren().addAll(steps, bar, detail, stopping);
  }

  /// Follows `operation`.
  ///
  /// @param leaves what asking it to stop leaves, as a sentence
  /// @param stop the button that asks it to stop, disabled while that is impossible
  public void follow(Operation operation, String leaves, Button stop, Words words) {
    stop.disableProperty().bind(operation.cancellableProperty().not());
    bar.progressProperty().bind(operation.progressProperty());
    detail.textProperty().bind(operation.detailProperty());
    stopping
        .textProperty()
        .bind(
            operation
                .stateProperty()
                .map(
                    state ->
                        state == OperationState.FINISHING ? text("progress.finishing") : leaves));
    steps.getChildren().clear();
    operation.steps().forEach(step -> add(step, words));
    operation
        .steps()
        .addListener(
            (ListChangeListener<OperationStep>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(step -> add(step, words));
                  }
                });
  }

  private void add(OperationStep step, Words words) {
    String word = words.word(step.step());
    String title = step.subject().isBlank() ? word : word + ' ' + step.subject();
    Label name = new Label(title);
    name.getStyleClass().add("progress-step-name");
    name.setMinWidth(USE_PREF_SIZE);
    Label result = new Label();
    result.getStyleClass().add("progress-step-detail");
    result.textProperty().bind(step.detailProperty());
    StackPane icon = new StackPane();
    icon.getStyleClass().add("line-icon-place");
    HBox row = new HBox(icon, name, result);
    row.getStyleClass().add("progress-step");
    HBox.setHgrow(result, Priority.ALWAYS);
    step.stateProperty()
        .subscribe(
            state -> {
              icon.getChildren().setAll(Icons.of(icon(state), "step-icon", style(state)));
              row.setAccessibleText(title + ", " + SheetTexts.of("progress.state", state));
            });
    steps.getChildren().add(row);
  }

  private static Feather icon(OperationStep.State state) {
    return switch (state) {
      case RUNNING -> Feather.LOADER;
      case DONE -> Feather.CHECK;
      case BROKEN_OFF -> Feather.X_CIRCLE;
    };
  }

  private static String style(OperationStep.State state) {
    return switch (state) {
      case RUNNING -> "step-running";
      case DONE -> "step-done";
      case BROKEN_OFF -> "step-broken-off";
    };
  }
}
