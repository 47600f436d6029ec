package dev.switchback.ui.space;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.CourseParts;
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
import dev.switchback.words.Account;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet of a cure to its view model.
public final class MendController {
  private final SheetTools tools;
  private final MendViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private LinesBox message;
  @FXML private AccountPane plan;
  @FXML private AccountPane tried;
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button tryIt;
  @FXML private Button leave;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button undo;
  @FXML private Button closeReport;

  public MendController(SheetTools tools, MendViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "mend.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(model.act());
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Course<Told> course = model.course();
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(course, tools, () -> text("mend.leaves"));
    phases.show(Phase.REVIEW, leave::requestFocus, review, reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    CourseParts.guard(course, act, blocked);
    message.show(course.obstacles());
    act.setText(model.act());
    tryIt.disableProperty().bind(model.reviewProperty().map(Optional::isEmpty));
    nameRow.ask(course);
    model.reviewProperty().subscribe(now -> show(plan, Line.Tone.PLAIN, now));
    model.triedProperty().subscribe(now -> show(tried, now));
    course.reportProperty().subscribe(now -> show(account, now));
    Parts.showWhen(
        undo, Bindings.createBooleanBinding(course::offersUndo, course.reportProperty()));
  }

  private static void show(AccountPane pane, Optional<Told> told) {
    show(pane, told.map(Told::tone).orElse(Line.Tone.PLAIN), told.map(Told::account));
  }

  private static void show(AccountPane pane, Line.Tone tone, Optional<Account> account) {
    pane.setVisible(account.isPresent());
    pane.setManaged(account.isPresent());
    account.ifPresent(it -> pane.show(tone, it));
  }

  @FXML
  void tryOnCopy() {
    model.tryOnCopy();
  }

  @FXML
  void carryOut() {
    model.carryOut();
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
  void checkAgain() {
    close();
    tools.actions().check(model.database());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
