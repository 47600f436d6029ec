package dev.switchback.ui.strip;

import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The strip at the bottom of the window.
public final class StripController {
  private final StripViewModel model;
  private final Texts texts;
  private final Runnable onActivity;
  private final Parent view;
  private Subscription shown = Subscription.EMPTY;
  private String role = "";

  @FXML private Label title;
  @FXML private Label detail;
  @FXML private ProgressBar bar;
  @FXML private Button cancel;
  @FXML private Label leaves;
  @FXML private Label queued;
  @FXML private Button activity;

  public StripController(StripViewModel model, Texts texts, Runnable onActivity) {
    this.model = model;
    this.texts = texts;
    this.onActivity = onActivity;
    view = Fxml.load(this, "strip.fxml", texts);
  }

  public Parent view() {
    return view;
  }

  @FXML
  void initialize() {
    activity.setOnAction(event -> onActivity.run());
    model.queuedProperty().subscribe(queued::setText);
    model.currentProperty().subscribe(this::show);
  }

  private void show(Optional<Operation> operation) {
    shown.unsubscribe();
    shown = Subscription.EMPTY;
    if (operation.isEmpty()) {
      title.setText(texts.get("strip.idle"));
      title.setGraphic(Icons.of(Feather.ACTIVITY));
      detail.setText("");
      present(bar, false);
      present(cancel, false);
      present(leaves, false);
      return;
    }
    Operation present = operation.get();
    cancel.setOnAction(event -> present.cancel());
    shown =
        present
            .stateProperty()
            .subscribe(state -> showState(present, state))
            .and(present.detailProperty().subscribe(detail::setText))
            .and(
                present.progressProperty().subscribe(value -> bar.setProgress(value.doubleValue())))
            .and(present.cancellableProperty().subscribe(can -> cancel.setDisable(!can)));
  }

  private void showState(Operation operation, OperationState state) {
    StateStyle style = StateStyle.of(state);
    title.setText(operation.title());
    title.setAccessibleText(
        operation.title() + ", " + texts.get("state.operation." + state.name()));
    title.setGraphic(Icons.of(style.icon()));
    role = Icons.role(title, role, style.role());
    boolean busy = !state.isEnded();
    present(bar, busy && state != OperationState.QUEUED);
    present(cancel, busy);
    present(leaves, busy);
    leaves.setText(
        texts.get(state == OperationState.FINISHING ? "strip.cannotStop" : "strip.cancelLeaves"));
  }

  private static void present(Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }
}
