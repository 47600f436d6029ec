package dev.switchback.ui.reset;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.CourseParts;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.NameRow;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.Told;
import dev.switchback.ui.sheet.WorkingButtons;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
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
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
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
    Course<Told> course = model.course();
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(course, tools, () -> text("reset.leaves"));
    phases.show(Phase.REVIEW, nameRow::requestFocus, review, reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    CourseParts.guard(course, act, blocked);
    CourseParts.offer(course, undo, tryAgain);
    why.show(obstacles, course.obstacles());
    disappearsRow.show(disappears, model.disappears());
    runsRow.show(runs, model.runs());
    afterwardsRow.show(afterwards, model.afterwards());
    wayBackRow.show(wayBack, model.wayBack());
    inUseRow.show(inUse, model.inUse());
    nameRow.ask(course);
    model.runs().addListener((ListChangeListener<Line>) _ -> focusName());
    act.setText(text("reset.action", model.database().name()));
    Parts.guardFromEnter(act, new SimpleBooleanProperty(true));
    course
        .reportProperty()
        .subscribe(now -> now.ifPresent(told -> account.show(told.tone(), told.account())));
  }

  private void focusName() {
    if (!model.runs().isEmpty()
        && model.course().typedNameProperty().get().isEmpty()
        && model.course().phaseProperty().get() == Phase.REVIEW) {
      tools.screen().jobs().later(nameRow::requestFocus);
    }
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
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void copyReport() {
    model.course().reportProperty().get().ifPresent(told -> tools.copy(told.text()));
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
