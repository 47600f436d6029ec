package dev.switchback.ui.blocked;

import static dev.switchback.ui.sheet.SheetTexts.text;

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
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet about what blocks to its view model.
public final class BlockedController {
  private final SheetTools tools;
  private final BlockedViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private LinesBox message;
  @FXML private VBox cases;
  @FXML private FactRow wayBackRow;
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button leave;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button undo;
  @FXML private Button closeReport;

  public BlockedController(SheetTools tools, BlockedViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "blocked.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("blocked.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(model.course(), tools, () -> text("blocked.leaves"));
    phases.show(Phase.REVIEW, leave::requestFocus, review, reviewButtons);
    Parts.showWhen(
        undo,
        Bindings.createBooleanBinding(model.course()::offersUndo, model.course().reportProperty()));
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    message.show(model.course().obstacles());
    model.cases().addListener((ListChangeListener<BlockedCase>) _ -> showCases());
    showCases();
    nameRow.ask(model.course());
    model.course().reportProperty().subscribe(now -> now.ifPresent(this::showResult));
  }

  private void showCases() {
    cases
        .getChildren()
        .setAll(
            model.cases().stream().map(one -> new BlockedCard(model, one, tools.words())).toList());
    wayBackRow.setVisible(!model.cases().isEmpty());
  }

  private void showResult(BlockedViewModel.Result result) {
    account.show(result.tone(), result.account());
  }

  @FXML
  void checkAgain() {
    model.look();
  }

  @FXML
  void copyReport() {
    model.course().reportProperty().get().ifPresent(result -> tools.copy(result.text()));
  }

  @FXML
  void undo() {
    close();
    tools.actions().undo(model.database());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
