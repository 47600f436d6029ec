package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;
import static javafx.scene.layout.Region.USE_PREF_SIZE;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.PlanStep;
import dev.switchback.template.RebuildWish;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.SettingsWish;
import dev.switchback.ui.app.SqlView;
import dev.switchback.ui.script.ScriptController;
import dev.switchback.ui.sheet.AccountPane;
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
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WaitBox;
import dev.switchback.ui.sheet.WorkingButtons;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the review sheet to its view model.
public final class ReviewController {
  private static final double STEP_HEIGHT = 52;
  private static final int MOST_STEPS_SEEN = 5;
  private static final double SQL_LINE_HEIGHT = 18;
  private static final double SQL_PADDING = 24;

  private final SheetTools tools;
  private final ReviewViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox review;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private VBox allowances;
  @FXML private FactRow warningsRow;
  @FXML private LinesBox warnings;
  @FXML private HBox safeWayRow;
  @FXML private HBox supplyRow;
  @FXML private Button supply;
  @FXML private ChecksRow checksRow;
  @FXML private ListView<StepRow> steps;
  @FXML private FactRow tryRow;
  @FXML private LinesBox tryHeadline;
  @FXML private Label tryHint;
  @FXML private VBox tryResult;
  @FXML private HBox tryProgress;
  @FXML private ProgressBar tryBar;
  @FXML private Label tryDetail;
  @FXML private Button tryButton;
  @FXML private Button tryCancel;
  @FXML private FactRow wayBackRow;
  @FXML private LinesBox wayBack;
  @FXML private FactRow inUseRow;
  @FXML private LinesBox inUse;
  @FXML private WaitBox lockWait;
  @FXML private FactRow togetherRow;
  @FXML private LinesBox together;
  @FXML private HBox atomicityBox;
  @FXML private Label atomicityLabel;
  @FXML private ChoiceBox<Atomicity> atomicity;
  @FXML private NameRow nameRow;
  @FXML private ProgressPane progress;
  @FXML private VBox report;
  @FXML private AccountPane account;
  @FXML private SqlView failedSql;
  @FXML private Label blocked;
  @FXML private ButtonBar reviewButtons;
  @FXML private Button asScript;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar reportButtons;
  @FXML private Button openInEditor;
  @FXML private Button undo;
  @FXML private Button tryAgain;
  @FXML private Button closeReport;

  public ReviewController(SheetTools tools, ReviewViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "review.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.textProperty().bind(model.titleProperty());
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Phases<Phase> phases = showPhases();
    showObstacles();
    showSteps();
    showTry();
    showFacts();
    showButtons(phases);
    model.course().operationProperty().subscribe(now -> now.ifPresent(this::follow));
    failedSql.getStyleClass().add("failed-sql");
    model.course().reportProperty().subscribe(now -> now.ifPresent(this::showReport));
  }

  private Phases<Phase> showPhases() {
    Phases<Phase> phases =
        new CourseParts(looking, scroll, body, progress, workingButtons, closeReport)
            .follow(model.course(), tools, model::leaves);
    phases.show(Phase.REVIEW, steps::requestFocus, review, reviewButtons);
    phases.show(Phase.REPORT, closeReport::requestFocus, report, reportButtons);
    return phases;
  }

  private void showObstacles() {
    obstacles.show(model.course().obstacles());
    why.visibleProperty()
        .bind(
            Bindings.isNotEmpty(model.course().obstacles())
                .or(Bindings.isNotEmpty(model.allowances())));
    nameObstacles();
    model.course().obstacles().addListener((ListChangeListener<Line>) _ -> nameObstacles());
    model
        .allowances()
        .addListener(
            (ListChangeListener<AllowanceRow>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(this::addBox);
                  }
                });
  }

  /// A refusal shows nothing else that could be chosen, so the focus goes to the first box.
  private void addBox(AllowanceRow row) {
    CheckBox box = box(row);
    Label meaning = new Label(row.meaning());
    meaning.getStyleClass().addAll("hint", "allowance-meaning");
    meaning.setWrapText(true);
    allowances.getChildren().add(new VBox(box, meaning));
    if (allowances.getChildren().size() == 1 && model.steps().isEmpty()) {
      tools.screen().jobs().later(box::requestFocus);
    }
  }

  private void nameObstacles() {
    boolean none = model.course().obstacles().isEmpty();
    why.setLabel(text(none ? "review.allowed" : "review.why"));
    why.getStyleClass().setAll("fact-row", none ? "allowed" : "obstacles");
  }

  private static CheckBox box(AllowanceRow row) {
    CheckBox box = new CheckBox(row.label());
    box.selectedProperty().bindBidirectional(row.allowedProperty());
    box.setAccessibleText(row.label() + ". " + row.meaning());
    return box;
  }

  private void showSteps() {
    steps.setItems(model.steps());
    steps.setCellFactory(_ -> new StepCell(model));
    steps.setFixedCellSize(STEP_HEIGHT);
    steps.setAccessibleText(SheetTexts.of("review.steps", ReviewFacts.action(model.asked())));
    var height =
        Bindings.createDoubleBinding(
            () -> Math.min(model.steps().size(), MOST_STEPS_SEEN) * STEP_HEIGHT + 2, model.steps());
    steps.prefHeightProperty().bind(height);
    steps.minHeightProperty().bind(height);
    Parts.showWhen(steps, Bindings.isNotEmpty(model.steps()));
    steps.setOnKeyPressed(
        event -> {
          int index = steps.getSelectionModel().getSelectedIndex();
          if (event.getCode() == KeyCode.SPACE && index >= 0) {
            model.switchStep(index);
            event.consume();
          }
        });
    model
        .steps()
        .addListener(
            (ListChangeListener<StepRow>)
                _ -> {
                  if (!model.steps().isEmpty()) {
                    steps.getSelectionModel().selectFirst();
                    tools.screen().jobs().later(steps::requestFocus);
                  }
                });
  }

  private void showTry() {
    tryHint.setText(SheetTexts.of("review.try.hint", ReviewFacts.action(model.asked())));
    boolean stamp = ReviewFacts.action(model.asked()) == PlanStep.Action.STAMP;
    tryRow
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(() -> !stamp && !model.steps().isEmpty(), model.steps()));
    Parts.showWhen(tryProgress, model.tryingProperty());
    Parts.showWhen(tryCancel, model.tryingProperty());
    Parts.showWhen(tryButton, model.tryingProperty().not());
    Parts.showWhen(
        tryHint,
        Bindings.createBooleanBinding(
            () -> model.triedProperty().get().isEmpty() && !model.tryingProperty().get(),
            model.triedProperty(),
            model.tryingProperty()));
    tryButton.disableProperty().bind(model.course().lookingProperty());
    tryButton
        .textProperty()
        .bind(
            model
                .triedProperty()
                .map(tried -> text(tried.isEmpty() ? "review.try.button" : "review.try.again")));
    model
        .triedProperty()
        .subscribe(
            tried -> {
              tryHeadline.set(tried.map(TryView::headline).stream().toList());
              tryResult
                  .getChildren()
                  .setAll(tried.map(found -> TryRows.of(found, tools.words())).orElse(List.of()));
            });
  }

  private void showFacts() {
    wayBack.show(model.wayBack());
    inUse.show(model.inUse());
    together.show(model.together());
    wayBackRow.visibleProperty().bind(Bindings.isNotEmpty(model.wayBack()));
    inUseRow.visibleProperty().bind(Bindings.isNotEmpty(model.inUse()));
    togetherRow.visibleProperty().bind(Bindings.isNotEmpty(model.together()));
    lockWait.choose(model.lockWaitProperty(), tools.words());
    warnings.show(model.warnings());
    warningsRow.visibleProperty().bind(Bindings.isNotEmpty(model.warnings()));
    Parts.showWhen(safeWayRow, model.losingProperty());
    Parts.showWhen(
        supplyRow,
        Bindings.createBooleanBinding(
            () -> model.checksProperty().get().supply().isPresent(), model.checksProperty()));
    model
        .checksProperty()
        .subscribe(
            found -> {
              supply.setText(text("review.supply", found.supplied()));
              checksRow.show(found, this::rebuild);
            });
    showManner();
    nameRow.ask(model.course());
  }

  /// Whose way it is has to be said, so the choice is named anew when the tool is known.
  private void showManner() {
    Manner manner = model.manner();
    boolean stamp = ReviewFacts.action(model.asked()) == PlanStep.Action.STAMP;
    // Not bound both ways: a box whose items change has no value for a moment.
    atomicity
        .valueProperty()
        .addListener(
            (_, _, chosen) -> {
              if (chosen != null) {
                manner.atomicityProperty().set(chosen);
              }
            });
    manner.choices().addListener((ListChangeListener<Atomicity>) _ -> offer(manner));
    manner.atomicityProperty().subscribe(way -> atomicity.setValue(way));
    offer(manner);
    manner
        .toolProperty()
        .subscribe(
            tool -> {
              String prefix = manner.isOthers() ? "review.manner" : "review.together";
              String actor = tools.words().tools().actor(tool);
              atomicity.setConverter(naming(way -> SheetTexts.of(prefix, way, actor)));
              atomicityLabel.setText(
                  text(manner.isOthers() ? "review.manner.choice" : "review.together.choice"));
              atomicity.setAccessibleText(atomicityLabel.getText());
            });
    Parts.showWhen(
        atomicityBox,
        Bindings.createBooleanBinding(
            () -> !stamp && (manner.isOthers() || model.steps().size() > 1),
            model.steps(),
            manner.toolProperty()));
  }

  private void offer(Manner manner) {
    Atomicity now = manner.atomicityProperty().get();
    atomicity.getItems().setAll(manner.choices());
    atomicity.setValue(now);
  }

  private static <T> StringConverter<T> naming(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("Nobody types here: " + text);
      }
    };
  }

  private void showButtons(Phases<Phase> phases) {
    asScript
        .disableProperty()
        .bind(Bindings.isEmpty(model.steps()).or(model.course().lookingProperty()));
    act.textProperty().bind(model.actionProperty());
    CourseParts.guard(model.course(), act, blocked);
    CourseParts.offer(model.course(), undo, tryAgain);
    act.defaultButtonProperty()
        .bind(model.destructiveProperty().not().and(phases.is(Phase.REVIEW)));
    model
        .destructiveProperty()
        .subscribe(
            destructive -> act.getStyleClass().setAll("button", destructive ? "danger" : "accent"));
    Parts.guardFromEnter(act, model.destructiveProperty());
  }

  private void follow(Operation operation) {
    tryBar.progressProperty().bind(operation.progressProperty());
    tryDetail.textProperty().bind(operation.detailProperty());
    tryCancel.disableProperty().bind(operation.cancellableProperty().not());
  }

  private void showReport(RunReportView view) {
    account.show(view.tone(), view.account());
    show(failedSql, view.place().isPresent());
    double lines = view.place().map(place -> (double) place.excerpt().lines().count()).orElse(0.0);
    failedSql.setPrefHeight(SQL_PADDING + SQL_LINE_HEIGHT * lines);
    failedSql.setMinHeight(USE_PREF_SIZE);
    view.place()
        .ifPresent(
            place ->
                failedSql.show(place.excerpt(), place.firstLine(), OptionalInt.of(place.line())));
    show(openInEditor, view.place().flatMap(FailedPlace::file).isPresent());
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @FXML
  void act() {
    model.carryOut();
  }

  @FXML
  void tryOnCopy() {
    model.tryOnCopy();
  }

  @FXML
  void openSettings() {
    model
        .checksProperty()
        .get()
        .supply()
        .ifPresent(
            setting ->
                tools
                    .actions()
                    .openSettings(model.database(), SettingsWish.of(setting), model::settingsKept));
  }

  private void rebuild(RebuildWish wish) {
    close();
    tools.actions().newMigration(model.database(), Optional.of(wish));
  }

  @FXML
  void takeTheSafeWay() {
    model.takeTheSafeWay();
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
  void showScript() {
    model.script(tools.context()).ifPresent(script -> new ScriptController(tools, script).show());
  }

  @FXML
  void copyReport() {
    model.course().reportProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void openInEditor() {
    model
        .course()
        .reportProperty()
        .get()
        .flatMap(RunReportView::place)
        .flatMap(FailedPlace::file)
        .ifPresent(tools.opener());
  }

  @FXML
  void openLog() {
    close();
    tools.actions().openActivity(Optional.of(model.database()));
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
