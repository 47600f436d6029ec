package dev.switchback.ui.databasesettings;

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
import dev.switchback.words.Account;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet that changes the journal mode to its view model.
public final class JournalModeController {
  private final SheetTools tools;
  private final JournalModeViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private VBox facts;
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private AccountPane account;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button tryAgain;
  @FXML private Button closeReport;

  public JournalModeController(SheetTools tools, JournalModeViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "journalmode.fxml");
  }

  /// Shows the sheet and looks what it would be.
  public void show() {
    tools.show(model.database(), root, () -> {});
    model.look();
  }

  @FXML
  void initialize() {
    title.setText(model.title());
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Course<Told> course = model.course();
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(course, tools, () -> text("journal.leaves"));
    phases.show(Phase.REVIEW, act::requestFocus, review, reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, account, reportButtons);
    CourseParts.guard(course, act, blocked);
    Parts.showWhen(
        tryAgain, Bindings.createBooleanBinding(course::offersAgain, course.reportProperty()));
    why.show(obstacles, course.obstacles());
    nameRow.ask(course);
    model.saidProperty().subscribe(said -> said.ifPresent(this::showPlan));
    act.setText(model.action());
    course
        .reportProperty()
        .subscribe(now -> now.ifPresent(told -> account.show(told.tone(), told.account())));
  }

  private void showPlan(Account said) {
    facts
        .getChildren()
        .setAll(
            said.parts().stream()
                .map(part -> FactRow.of(AccountPane.capitalised(part.label()), lines(part)))
                .toList());
  }

  private static List<Line> lines(Account.Part part) {
    return part.lines().stream().map(Line::plain).toList();
  }

  @FXML
  void act() {
    model.carryOut();
  }

  @FXML
  void tryAgain() {
    model.tryAgain();
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
  void close() {
    tools.screen().sheets().close();
  }
}
