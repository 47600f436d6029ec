package dev.switchback.ui.reset;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Operation;
import dev.switchback.ui.reset.ResetViewModel.Phase;
import dev.switchback.ui.reset.ResetViewModel.Told;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// Binds the sheet that resets a database to its view model.
public final class ResetController {
  private final SheetTools tools;
  private final ResetViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private FactRow disappearsRow;
  @FXML private LinesBox disappears;
  @FXML private FactRow runsRow;
  @FXML private LinesBox runs;
  @FXML private FactRow afterwardsRow;
  @FXML private LinesBox afterwards;
  @FXML private FactRow wayBackRow;
  @FXML private LinesBox wayBack;
  @FXML private FactRow inUseRow;
  @FXML private LinesBox inUse;
  @FXML private FactRow nameRow;
  @FXML private Label nameLabel;
  @FXML private TextField typedName;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button act;
  @FXML private ButtonBar workingButtons;
  @FXML private Button hide;
  @FXML private Button stop;
  @FXML private ButtonBar reportButtons;
  @FXML private Button undo;
  @FXML private Button tryAgain;
  @FXML private Button closeReport;

  public ResetController(SheetTools tools, ResetViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "reset.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.textProperty().bind(model.titleProperty());
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    Phases<Phase> phases = new Phases<>(Phase.class, model.phaseProperty(), scroll);
    phases.show(Phase.REVIEW, typedName::requestFocus, review, reviewButtons);
    phases.show(Phase.WORKING, stop::requestFocus, progress, workingButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    show(why, obstacles, model.obstacles());
    show(disappearsRow, disappears, model.disappears());
    show(runsRow, runs, model.runs());
    show(afterwardsRow, afterwards, model.afterwards());
    show(wayBackRow, wayBack, model.wayBack());
    show(inUseRow, inUse, model.inUse());
    nameRow.visibleProperty().bind(Bindings.isNotEmpty(model.runs()));
    model.runs().addListener((ListChangeListener<Line>) _ -> focusName());
    nameLabel.setText(text("sheet.typeName", model.database().name()));
    typedName.setAccessibleText(nameLabel.getText());
    typedName.textProperty().bindBidirectional(model.typedNameProperty());
    act.setText(text("reset.action", model.database().name()));
    act.disableProperty().bind(model.blockedProperty().isNotEmpty());
    act.accessibleHelpProperty().bind(model.blockedProperty());
    Parts.guardFromEnter(act, new SimpleBooleanProperty(true));
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty().and(phases.is(Phase.REVIEW)));
    hide.setTooltip(new Tooltip(text("sheet.hide.tip")));
    closeReport.defaultButtonProperty().bind(phases.is(Phase.REPORT));
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    model.reportProperty().subscribe(now -> now.ifPresent(this::showReport));
  }

  private void focusName() {
    if (!model.runs().isEmpty()
        && model.typedNameProperty().get().isEmpty()
        && model.phaseProperty().get() == Phase.REVIEW) {
      tools.screen().jobs().later(typedName::requestFocus);
    }
  }

  private static void show(FactRow row, LinesBox box, ObservableList<Line> lines) {
    box.show(lines);
    row.visibleProperty().bind(Bindings.isNotEmpty(lines));
  }

  private void follow(Operation operation) {
    progress.follow(operation, text("reset.leaves"), stop, tools.words());
  }

  private void showReport(Told told) {
    account.show(told.tone(), told.account());
    show(undo, told.undo());
    show(tryAgain, told.again());
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
  void checkAgain() {
    model.look();
  }

  @FXML
  void cancelOperation() {
    model.operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void copyCommand() {
    copied(model.command());
  }

  @FXML
  void copyReport() {
    model.reportProperty().get().ifPresent(told -> copied(told.text()));
  }

  private void copied(String text) {
    tools.copy(text);
    tools.screen().toasts().show(text("sheet.copied"), Optional.empty(), () -> {});
  }

  @FXML
  void undo() {
    close();
    tools.actions().undo(model.database());
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
