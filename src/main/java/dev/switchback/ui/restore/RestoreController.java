package dev.switchback.ui.restore;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.CourseParts;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.NameRow;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WorkingButtons;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
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
  @FXML private RadioButton someTables;
  @FXML private FactRow tablesRow;
  @FXML private GridPane tables;
  @FXML private Label target;
  @FXML private FactRow sinceRow;
  @FXML private LinesBox since;
  @FXML private FactRow getBackRow;
  @FXML private LinesBox getBack;
  @FXML private FactRow loseRow;
  @FXML private LinesBox lose;
  @FXML private HBox rowsButtons;
  @FXML private FactRow dependsRow;
  @FXML private LinesBox depends;
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
  @FXML private Button cancel;
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
    Phases<Phase> phases = showPhases();
    showPlace();
    if (model.isUndo()) {
      SheetHost.focusFirst(cancel);
    }
    why.show(obstacles, model.course().obstacles());
    sinceRow.show(since, model.review().since());
    getBackRow.show(getBack, model.review().getBack());
    loseRow.show(lose, model.review().lose());
    dependsRow.show(depends, model.review().depends());
    Parts.showWhen(
        rowsButtons,
        Bindings.createBooleanBinding(
            () -> model.comparisonProperty().get().filter(it -> !it.isEmpty()).isPresent(),
            model.comparisonProperty()));
    afterwardsRow.show(afterwards, model.review().afterwards());
    wayBackRow.show(wayBack, model.review().wayBack());
    inUseRow.show(inUse, model.review().inUse());
    nameRow.ask(model.course());
    showButtons(phases);
    model.course().reportProperty().subscribe(now -> now.ifPresent(this::showReport));
  }

  private Phases<Phase> showPhases() {
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(model.course(), tools, () -> text("restore.leaves"));
    phases.show(
        Phase.REVIEW,
        model.isUndo() ? cancel::requestFocus : this::focusWay,
        review,
        reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    return phases;
  }

  private void showPlace() {
    placeRow.visibleProperty().bind(model.offersPlaceProperty());
    show(someTables, model.offersTables());
    Map<RestoreWay, RadioButton> radios =
        Map.of(
            RestoreWay.BESIDE, beside,
            RestoreWay.IN_PLACE, inPlace,
            RestoreWay.TABLES, someTables);
    model.wayProperty().subscribe(way -> radios.getOrDefault(way, beside).setSelected(true));
    radios.forEach(
        (way, radio) ->
            radio
                .selectedProperty()
                .subscribe(
                    selected -> {
                      if (selected) {
                        model.wayProperty().set(way);
                      }
                    }));
    target
        .textProperty()
        .bind(
            model.targetProperty().map(path -> path.isEmpty() ? "" : text("restore.writes", path)));
    showTables();
  }

  private void showTables() {
    tablesRow
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.wayProperty().get() == RestoreWay.TABLES && !model.tables().isEmpty(),
                model.wayProperty(),
                model.tables()));
    model.tables().subscribe(this::listTables);
    listTables();
  }

  private void listTables() {
    tables.getChildren().clear();
    for (TableChoice choice : model.tables()) {
      CheckBox box = new CheckBox(choice.table());
      box.setMnemonicParsing(false);
      box.setMinWidth(Region.USE_PREF_SIZE);
      box.selectedProperty().bindBidirectional(choice.chosenProperty());
      box.setAccessibleHelp(choice.about());
      Label about = new Label(choice.about());
      about.getStyleClass().add("hint");
      about.setWrapText(true);
      GridPane.setValignment(box, VPos.TOP);
      tables.addRow(tables.getRowCount(), box, about);
    }
  }

  private void focusWay() {
    switch (model.wayProperty().get()) {
      case BESIDE -> beside.requestFocus();
      case IN_PLACE -> inPlace.requestFocus();
      case TABLES -> someTables.requestFocus();
    }
  }

  private void showButtons(Phases<Phase> phases) {
    BooleanBinding replaces =
        Bindings.createBooleanBinding(
            () -> model.wayProperty().get() != RestoreWay.BESIDE, model.wayProperty());
    act.textProperty().bind(model.actionProperty());
    CourseParts.guard(model.course(), act, blocked);
    CourseParts.offer(model.course(), undo, tryAgain);
    act.defaultButtonProperty().bind(replaces.not().and(phases.is(Phase.REVIEW)));
    replaces.subscribe(
        dangerous -> act.getStyleClass().setAll("button", dangerous ? "danger" : "accent"));
    Parts.guardFromEnter(act, replaces);
  }

  private void showReport(RestoreReportView view) {
    account.show(view.tone(), view.account());
    rowsRow.setVisible(!view.rows().isEmpty());
    rows.getChildren().setAll(view.rows().stream().map(Label::new).toList());
    undo.setText(text(model.offersRedo() ? "sheet.redo" : "sheet.undo"));
    show(showFile, !view.again());
  }

  private static void show(Control control, boolean shown) {
    control.setVisible(shown);
    control.setManaged(shown);
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
    model.course().operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void copyReport() {
    model.course().reportProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void showFile() {
    model
        .course()
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
