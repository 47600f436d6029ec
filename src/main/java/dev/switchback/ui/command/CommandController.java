package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.command.CommandFacts.Tried;
import dev.switchback.ui.command.KnownVersions.Known;
import dev.switchback.ui.command.VersionCell.GivenText;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.CourseParts;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.NameRow;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.RowsTable;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WaitBox;
import dev.switchback.ui.sheet.WorkingButtons;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the sheet of the project's own command to its view model.
public final class CommandController {
  private static final int MOST_TABLES = 8;

  private final SheetTools tools;
  private final CommandViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private FactRow choiceRow;
  @FXML private Label choiceIntro;
  @FXML private VBox choiceHolder;
  @FXML private Label problem;
  @FXML private Button keepCommand;
  @FXML private Button keepAsItIs;
  @FXML private FactRow kept;
  @FXML private Label keptLine;
  @FXML private Label keptFolder;
  @FXML private FactRow databaseVerbs;
  @FXML private FactRow lookVerbs;
  @FXML private FactRow projectVerbs;
  @FXML private FactRow meaningRow;
  @FXML private Label meaning;
  @FXML private HBox givenBox;
  @FXML private Label givenLabel;
  @FXML private ComboBox<Known> given;
  @FXML private LinesBox verbObstacles;
  @FXML private Label line;
  @FXML private FactRow tryRow;
  @FXML private Label tryHint;
  @FXML private VBox tryResult;
  @FXML private HBox tryProgress;
  @FXML private ProgressBar tryBar;
  @FXML private Label tryDetail;
  @FXML private OutputPane tryOutput;
  @FXML private Button tryButton;
  @FXML private Button tryCancel;
  @FXML private FactRow wayBackRow;
  @FXML private LinesBox wayBack;
  @FXML private FactRow inUseRow;
  @FXML private LinesBox inUse;
  @FXML private WaitBox lockWait;
  @FXML private NameRow nameRow;
  @FXML private VBox working;
  @FXML private ProgressPane progress;
  @FXML private OutputPane workingOutput;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private FactRow outputRow;
  @FXML private OutputPane output;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button undo;
  @FXML private Button tryAgain;
  @FXML private Button closeReport;

  public CommandController(SheetTools tools, CommandViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "command.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    Course<CommandReportView> course = model.course();
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(course, tools, () -> text("command.leaves"));
    Parts.showWhen(working, phases.is(Phase.WORKING));
    phases.show(Phase.REVIEW, this::focusVerb, review, reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    CourseParts.guard(course, act, blocked);
    CourseParts.offer(course, undo, tryAgain);
    model.databaseProperty().subscribe(_ -> showDatabase());
    // Only now there are verbs; the focus waits on the first button until then.
    course
        .lookingProperty()
        .subscribe(
            (_, isLooking) -> {
              if (!isLooking && !model.choice().openProperty().get()) {
                tools.screen().jobs().later(this::focusVerb);
              }
            });
    showObstacles();
    showChoice();
    showVerbs();
    showTry();
    showFacts();
    showButtons(phases);
    course.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    course.reportProperty().subscribe(now -> now.ifPresent(this::showReport));
  }

  private void showDatabase() {
    var database = model.databaseProperty().get();
    title.setText(
        database
            .settings()
            .commandTool()
            .map(tool -> text("command.title", tool.displayName(), database.name()))
            .orElseGet(() -> text("command.title.none", database.name())));
    subtitle.setText(tools.words().formats().path(database.file()));
    database
        .settings()
        .command()
        .ifPresent(
            command -> {
              keptLine.setText(command.wholeLine());
              keptFolder.setText(
                  text("command.in", tools.words().formats().path(command.folder())));
            });
  }

  private void showObstacles() {
    why.show(obstacles, model.course().obstacles());
  }

  private void showChoice() {
    CommandChoice choice = model.choice();
    choiceHolder.getChildren().add(new ChoiceForm(choice, tools.words(), tools.folders()));
    choiceRow.visibleProperty().bind(choice.openProperty());
    kept.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !choice.openProperty().get()
                        && model.databaseProperty().get().settings().command().isPresent(),
                choice.openProperty(),
                model.databaseProperty()));
    choice
        .proposals()
        .addListener((ListChangeListener<Object>) _ -> introduce(choice.proposals().isEmpty()));
    introduce(true);
    problem.textProperty().bind(choice.problemProperty());
    Parts.showWhen(problem, choice.problemProperty().isNotEmpty());
    keepCommand.disableProperty().bind(choice.problemProperty().isNotEmpty());
    Parts.showWhen(
        keepAsItIs,
        Bindings.createBooleanBinding(
            () -> model.databaseProperty().get().settings().command().isPresent(),
            model.databaseProperty()));
    choice
        .openProperty()
        .subscribe(
            open -> {
              tools.screen().jobs().later(open ? keepCommand::requestFocus : this::focusVerb);
            });
  }

  private void introduce(boolean isNothingFound) {
    choiceIntro.setText(text(isNothingFound ? "command.choice.none" : "command.choice.found"));
  }

  private void showVerbs() {
    VerbChoice verb = model.verb();
    verbs(databaseVerbs, ToolVerb.Effect.DATABASE);
    verbs(lookVerbs, ToolVerb.Effect.NOTHING);
    verbs(projectVerbs, ToolVerb.Effect.PROJECT);
    given.setItems(verb.versions());
    given.setConverter(new GivenText());
    given.setCellFactory(_ -> new VersionCell());
    // A box without a value clears its field when it is first shown, so the value goes along.
    verb.givenProperty().subscribe(text -> given.setValue(new Known(text, "")));
    given.getEditor().textProperty().subscribe(text -> verb.givenProperty().set(text));
    verbObstacles.show(verb.obstacles());
    verb.verbProperty().subscribe(this::showVerb);
    meaningRow.visibleProperty().bind(chosen().and(model.choice().openProperty().not()));
    verb.planProperty().subscribe(plan -> line.setText(plan.map(found -> found.line()).orElse("")));
    Parts.showWhen(line, line.textProperty().isNotEmpty());
  }

  private BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> model.verb().verbProperty().get().isPresent(), model.verb().verbProperty());
  }

  private void verbs(FactRow row, ToolVerb.Effect effect) {
    row.getFacts()
        .add(new VerbButtons(model.verb(), effect, tools.words().commands(), this::enter));
    row.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !model.choice().openProperty().get()
                        && model.verb().verbs().stream().anyMatch(it -> it.effect() == effect),
                model.verb().verbs(),
                model.choice().openProperty()));
  }

  /// The next step, as long as it takes nothing away.
  private void enter() {
    if (act.isDefaultButton()) {
      act.fire();
    } else if (tryButton.isDefaultButton()) {
      tryButton.fire();
    }
  }

  private void showVerb(Optional<ToolVerb> verb) {
    meaning.setText(verb.map(tools.words().commands()::about).orElse(""));
    Given.Need need = model.verb().need();
    boolean isNeeded = need != Given.Need.NOTHING;
    givenBox.setVisible(isNeeded);
    givenBox.setManaged(isNeeded);
    if (isNeeded) {
      givenLabel.setText(SheetTexts.of("command.given", need));
      given.setPromptText(SheetTexts.of("command.given.example", need));
      given.setAccessibleText(givenLabel.getText());
    }
    act.setText(
        model.verb().writes()
            ? text("command.act", model.databaseProperty().get().name())
            : model.verb().word());
    tryRow.setLabel(text(model.verb().writes() ? "review.try" : "command.answer"));
    tryHint.setText(text(model.verb().writes() ? "command.try.hint" : "command.ask.hint"));
  }

  private void focusVerb() {
    model
        .verb()
        .verbProperty()
        .get()
        .map(verb -> root.lookup("#" + verb.name()))
        .ifPresent(Node::requestFocus);
  }

  private void showTry() {
    BooleanBinding writes =
        Bindings.createBooleanBinding(() -> model.verb().writes(), model.verb().verbProperty());
    BooleanBinding isPlanned =
        Bindings.createBooleanBinding(
            () -> model.verb().planProperty().get().isPresent(), model.verb().planProperty());
    BooleanBinding isTried =
        Bindings.createBooleanBinding(
            () -> model.attemptProperty().get().isPresent(), model.attemptProperty());
    tryRow.visibleProperty().bind(isPlanned.and(model.choice().openProperty().not()));
    Parts.showWhen(tryProgress, model.tryingProperty());
    Parts.showWhen(tryCancel, model.tryingProperty());
    Parts.showWhen(tryButton, model.tryingProperty().not().and(writes));
    Parts.showWhen(tryHint, isTried.not().and(model.tryingProperty().not()));
    tryButton
        .textProperty()
        .bind(
            Bindings.when(isTried)
                .then(text("review.try.again"))
                .otherwise(text("review.try.button")));
    BooleanBinding leadsOn = isTried.not();
    leadsOn.subscribe(
        now -> tryButton.getStyleClass().setAll("button", now ? "accent" : "button-outlined"));
    tryButton
        .defaultButtonProperty()
        .bind(leadsOn.and(writes).and(isPlanned).and(model.tryingProperty().not()));
    model.attemptProperty().subscribe(_ -> showTried());
  }

  private void showTried() {
    tryResult.getChildren().clear();
    model.tried().ifPresent(this::showTried);
    tryOutput.show(model.output());
  }

  private void showTried(Tried tried) {
    tryResult.getChildren().add(new LineLabel(tried.headline(), LineLabel.Indent.WITH_ICONS));
    tried.lines().stream()
        .map(found -> new LineLabel(found, LineLabel.Indent.WITH_ICONS))
        .forEach(tryResult.getChildren()::add);
    if (!tried.rows().isEmpty()) {
      tryResult.getChildren().add(RowsTable.of(tried.rows(), MOST_TABLES, tools.words()));
    }
    if (tried.rows().size() > MOST_TABLES) {
      tryResult
          .getChildren()
          .add(new Label(text("review.try.rows.more", tried.rows().size() - MOST_TABLES)));
    }
  }

  private void showFacts() {
    wayBack.show(model.wayBack());
    inUse.show(model.inUse());
    BooleanBinding writes =
        Bindings.createBooleanBinding(
            () -> model.verb().writes() && !model.choice().openProperty().get(),
            model.verb().verbProperty(),
            model.choice().openProperty());
    wayBackRow.visibleProperty().bind(writes);
    inUseRow.visibleProperty().bind(writes);
    lockWait.choose(model.lockWaitProperty(), tools.words());
    nameRow.ask(
        Bindings.createStringBinding(
            () -> writes.get() ? model.course().nameToTypeProperty().get() : "", writes),
        model.course().typedNameProperty());
  }

  private void showButtons(Phases<Phase> phases) {
    BooleanBinding removes = Bindings.createBooleanBinding(model::removes, model.attemptProperty());
    act.defaultButtonProperty()
        .bind(
            phases
                .is(Phase.REVIEW)
                .and(model.course().blockedProperty().isEmpty())
                .and(removes.not()));
    removes.subscribe(now -> act.getStyleClass().setAll("button", now ? "danger" : "accent"));
    Parts.guardFromEnter(act, removes);
    Parts.showWhen(act, model.choice().openProperty().not());
  }

  private void follow(Operation operation) {
    tryBar.progressProperty().bind(operation.progressProperty());
    tryDetail.textProperty().bind(operation.detailProperty());
    tryCancel.disableProperty().bind(operation.cancellableProperty().not());
    tryOutput.follow(operation.printed());
    workingOutput.follow(operation.printed());
  }

  private void showReport(CommandReportView view) {
    account.show(view.tone(), view.account());
    output.show(view.output());
    outputRow.setVisible(!view.output().isEmpty());
  }

  @FXML
  void act() {
    model.act();
  }

  @FXML
  void tryOnCopy() {
    model.tryOnCopy();
  }

  @FXML
  void changeCommand() {
    model.choice().change();
  }

  @FXML
  void keepCommand() {
    model.keepCommand();
  }

  @FXML
  void keepAsItIs() {
    model.keepAsItIs();
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
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void copyReport() {
    model.course().reportProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void openLog() {
    close();
    tools.actions().openActivity(Optional.of(model.databaseProperty().get()));
  }

  @FXML
  void undo() {
    close();
    tools.actions().undo(model.databaseProperty().get());
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
