package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.health.CheckKind;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.check.CheckViewModel.Phase;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WorkingButtons;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the check to its view model.
public final class CheckController {
  private final SheetTools tools;
  private final CheckViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox choose;
  @FXML private FactRow failedRow;
  @FXML private LinesBox failure;
  @FXML private RadioButton quick;
  @FXML private RadioButton full;
  @FXML private RadioButton foreignKeys;
  @FXML private Label quickTime;
  @FXML private Label fullTime;
  @FXML private Label foreignKeysTime;
  @FXML private LinesBox lastTime;
  @FXML private ProgressPane progress;
  @FXML private VBox result;
  @FXML private ButtonBar chooseButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar resultButtons;
  @FXML private Button closeResult;

  public CheckController(SheetTools tools, CheckViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "check.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("check.title", model.database().name()));
    String path = tools.words().formats().path(model.database().file());
    subtitle
        .textProperty()
        .bind(model.sizeProperty().map(size -> size.isEmpty() ? path : path + " · " + size));
    Parts.fitHeight(scroll, body);
    Phases<Phase> phases = showPhases();
    failure.show(model.failure());
    failedRow.visibleProperty().bind(Bindings.isNotEmpty(model.failure()));
    lastTime.show(model.lastTime());
    choice(quick, CheckKind.QUICK, quickTime);
    choice(full, CheckKind.INTEGRITY, fullTime);
    choice(foreignKeys, CheckKind.FOREIGN_KEYS, foreignKeysTime);
    act.defaultButtonProperty().bind(phases.is(Phase.CHOOSE));
    closeResult.defaultButtonProperty().bind(phases.is(Phase.RESULT));
    workingButtons.onHide(this::close);
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    model
        .resultProperty()
        .subscribe(
            now ->
                now.ifPresent(
                    view -> result.getChildren().setAll(CheckRows.of(view, tools.words()))));
  }

  private Phases<Phase> showPhases() {
    Phases<Phase> phases = new Phases<>(Phase.class, model.phaseProperty(), scroll);
    phases.show(Phase.CHOOSE, quick::requestFocus, choose, chooseButtons);
    phases.show(Phase.WORKING, workingButtons.stop()::requestFocus, progress, workingButtons);
    phases.show(Phase.RESULT, closeResult::requestFocus, result, resultButtons);
    return phases;
  }

  private void choice(RadioButton button, CheckKind kind, Label time) {
    button
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                model.kindProperty().set(kind);
              }
            });
    time.textProperty().bind(model.sizeProperty().map(_ -> model.expected(kind)));
    button.accessibleHelpProperty().bind(time.textProperty());
  }

  private void follow(Operation operation) {
    workingButtons.stops(operation);
    progress.follow(operation, text("check.leaves"), workingButtons.stop(), tools.words());
  }

  @FXML
  void check() {
    model.check();
  }

  @FXML
  void again() {
    model.again();
  }

  @FXML
  void cancelOperation() {
    model.operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void copyReport() {
    model.resultProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
