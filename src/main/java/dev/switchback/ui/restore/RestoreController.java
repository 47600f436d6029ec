package dev.switchback.ui.restore;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.restore.RestoreViewModel.Phase;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.NameRow;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WorkingButtons;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the restore sheet and the undo sheet to their view model.
public final class RestoreController {
  private final SheetTools tools;
  private final RestoreViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private FactRow placeRow;
  @FXML private RadioButton beside;
  @FXML private RadioButton inPlace;
  @FXML private Label target;
  @FXML private FactRow sinceRow;
  @FXML private LinesBox since;
  @FXML private FactRow getBackRow;
  @FXML private LinesBox getBack;
  @FXML private FactRow loseRow;
  @FXML private LinesBox lose;
  @FXML private HBox rowsButtons;
  @FXML private FactRow afterwardsRow;
  @FXML private LinesBox afterwards;
  @FXML private FactRow wayBackRow;
  @FXML private LinesBox wayBack;
  @FXML private FactRow inUseRow;
  @FXML private LinesBox inUse;
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private FactRow rowsRow;
  @FXML private FlowPane rows;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button showFile;
  @FXML private Button undo;
  @FXML private Button tryAgain;
  @FXML private Button closeReport;

  public RestoreController(SheetTools tools, RestoreViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "restore.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.textProperty().bind(model.titleProperty());
    subtitle.textProperty().bind(model.subtitleProperty());
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    Phases<Phase> phases = showPhases();
    showPlace();
    obstacles.show(model.obstacles());
    why.visibleProperty().bind(Bindings.isNotEmpty(model.obstacles()));
    show(sinceRow, since, model.since());
    show(getBackRow, getBack, model.getBack());
    show(loseRow, lose, model.lose());
    Parts.showWhen(
        rowsButtons,
        Bindings.createBooleanBinding(
            () -> model.comparisonProperty().get().filter(it -> !it.isEmpty()).isPresent(),
            model.comparisonProperty()));
    show(afterwardsRow, afterwards, model.afterwards());
    show(wayBackRow, wayBack, model.wayBack());
    show(inUseRow, inUse, model.inUse());
    nameRow.ask(model.nameToTypeProperty(), model.typedNameProperty());
    showButtons(phases);
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    model.reportProperty().subscribe(now -> now.ifPresent(this::showReport));
  }

  private static void show(FactRow row, LinesBox box, ObservableList<Line> lines) {
    box.show(lines);
    row.visibleProperty().bind(Bindings.isNotEmpty(lines));
  }

  private Phases<Phase> showPhases() {
    Phases<Phase> phases = new Phases<>(Phase.class, model.phaseProperty(), scroll);
    phases.show(
        Phase.REVIEW,
        model.isUndo() ? act::requestFocus : beside::requestFocus,
        review,
        reviewButtons);
    phases.show(Phase.WORKING, workingButtons.stop()::requestFocus, progress, workingButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    return phases;
  }

  private void showPlace() {
    placeRow.setVisible(!model.isUndo());
    model
        .placeProperty()
        .subscribe(place -> (place == Place.BESIDE ? beside : inPlace).setSelected(true));
    beside
        .selectedProperty()
        .subscribe(selected -> model.placeProperty().set(selected ? Place.BESIDE : Place.IN_PLACE));
    target
        .textProperty()
        .bind(
            model.targetProperty().map(path -> path.isEmpty() ? "" : text("restore.writes", path)));
  }

  private void showButtons(Phases<Phase> phases) {
    BooleanBinding replaces =
        Bindings.createBooleanBinding(
            () -> model.placeProperty().get() == Place.IN_PLACE, model.placeProperty());
    act.textProperty().bind(model.actionProperty());
    act.disableProperty().bind(model.blockedProperty().isNotEmpty());
    act.defaultButtonProperty().bind(replaces.not().and(phases.is(Phase.REVIEW)));
    replaces.subscribe(
        dangerous -> act.getStyleClass().setAll("button", dangerous ? "danger" : "accent"));
    Parts.guardFromEnter(act, replaces);
    act.accessibleHelpProperty().bind(model.blockedProperty());
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty().and(phases.is(Phase.REVIEW)));
    workingButtons.onHide(this::close);
    closeReport.defaultButtonProperty().bind(phases.is(Phase.REPORT));
  }

  private void follow(Operation operation) {
    workingButtons.stops(operation);
    progress.follow(operation, text("restore.leaves"), workingButtons.stop(), tools.words());
  }

  private void showReport(RestoreReportView view) {
    account.show(view.tone(), view.account());
    rowsRow.setVisible(!view.rows().isEmpty());
    rows.getChildren().setAll(view.rows().stream().map(Label::new).toList());
    undo.setText(text(model.offersRedo() ? "sheet.redo" : "sheet.undo"));
    show(undo, view.undo());
    show(tryAgain, view.again());
    show(showFile, !view.again());
  }

  private static void show(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  @FXML
  void act() {
    model.carryOut();
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void lookAtRows() {
    model
        .comparisonProperty()
        .get()
        .ifPresent(
            comparison ->
                model
                    .backup()
                    .ifPresent(
                        backup -> tools.actions().showRows(model.database(), backup, comparison)));
  }

  @FXML
  void checkAgain() {
    model.look();
  }

  @FXML
  void cancelOperation() {
    model.operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void copyReport() {
    model.reportProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void showFile() {
    model
        .reportProperty()
        .get()
        .map(RestoreReportView::target)
        .map(Path::getParent)
        .ifPresent(tools.opener());
  }

  @FXML
  void undo() {
    close();
    if (model.offersRedo()) {
      tools.actions().redo(model.database());
    } else {
      tools.actions().undo(model.database());
    }
  }

  @FXML
  void tryAgain() {
    model.tryAgain();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
