package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.OperationStep;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.work.Step;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Binds the backups of a database to their view model.
public final class BackupsController {
  private final SheetTools tools;
  private final BackupsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label summary;
  @FXML private Label proof;
  @FXML private Label second;
  @FXML private Button cleanUp;
  @FXML private Button trash;
  @FXML private Button now;
  @FXML private HBox underway;
  @FXML private StackPane stage;
  @FXML private Label detail;
  @FXML private ProgressBar bar;
  @FXML private Button stop;
  @FXML private Button atOnce;
  @FXML private Label atOnceHint;
  @FXML private HBox told;
  @FXML private LinesBox news;
  @FXML private Button putBack;
  @FXML private TableView<Backup> table;
  @FXML private TableColumn<Backup, Backup> time;
  @FXML private TableColumn<Backup, Backup> why;
  @FXML private TableColumn<Backup, Backup> last;
  @FXML private TableColumn<Backup, Backup> size;
  @FXML private TableColumn<Backup, Backup> state;
  @FXML private TableColumn<Backup, Backup> kept;
  @FXML private VBox empty;
  @FXML private Button emptyNow;
  @FXML private VBox chosen;
  @FXML private Label about;
  @FXML private Label file;
  @FXML private Button delete;
  @FXML private Button pin;
  @FXML private MenuButton more;
  @FXML private MenuItem copyProve;
  @FXML private MenuItem copyBackup;
  @FXML private MenuItem copyCleanUp;
  @FXML private Button prove;
  @FXML private Button restore;

  public BackupsController(SheetTools tools, BackupsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "backups.fxml");
    takeDrops();
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("backups.title", model.database().name()));
    summary.textProperty().bind(model.summaryProperty());
    Parts.showWhen(summary, model.summaryProperty().isNotEmpty());
    proof.textProperty().bind(model.proofProperty());
    Parts.showWhen(proof, model.proofProperty().isNotEmpty());
    second.textProperty().bind(model.secondProperty());
    Parts.showWhen(second, model.secondProperty().isNotEmpty());
    news.show(model.news());
    Parts.showWhen(told, Bindings.isNotEmpty(model.news()));
    Parts.showWhen(
        putBack,
        Bindings.createBooleanBinding(
            () -> model.trashedProperty().get().isPresent(), model.trashedProperty()));
    trash
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text("backups.trash", model.trash().size()), model.trash()));
    Parts.showWhen(trash, Bindings.isNotEmpty(model.trash()));
    cleanUp.disableProperty().bind(Bindings.isEmpty(model.backups()));
    showTable();
    showUnderway();
    now.disableProperty().bind(model.backingUpProperty());
    emptyNow.disableProperty().bind(model.backingUpProperty());
  }

  private void showTable() {
    table.setItems(model.backups());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var words = tools.words();
    BackupColumns.words(time, backup -> words.formats().instant(backup.at()), "");
    BackupColumns.words(why, words.backups()::reason, "");
    BackupColumns.words(
        last, backup -> backup.lastMigration().map(v -> v.text()).orElse(text("backups.none")), "");
    BackupColumns.words(size, words.backups()::size, "number");
    BackupColumns.words(kept, this::keptBecause, "");
    state.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    state.setCellFactory(_ -> new BackupStateCell(tools.words()));
    state.setSortable(false);
    var none = Bindings.isEmpty(model.backups()).and(model.loadedProperty());
    Parts.showWhen(empty, none.and(model.backingUpProperty().not()));
    Parts.showWhen(table, none.not().or(model.backingUpProperty()));
    table.setPlaceholder(new Label(""));
    var selected = table.getSelectionModel().selectedItemProperty();
    var nothing = selected.isNull();
    restore
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> selected.get() == null || selected.get().state() == Backup.State.MISSING,
                selected));
    more.disableProperty().bind(nothing);
    delete.disableProperty().bind(nothing);
    pin.disableProperty().bind(nothing);
    pin.textProperty()
        .bind(
            selected
                .map(it -> text(it.care().pinned() ? "backups.unpin" : "backups.pin"))
                .orElse(text("backups.pin")));
    prove
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    selected.get() == null
                        || selected.get().state() == Backup.State.MISSING
                        || model.backingUpProperty().get(),
                selected,
                model.backingUpProperty()));
    copyProve.textProperty().bind(selected.map(it -> copying("prove", Optional.of(it))).orElse(""));
    copyBackup.setText(copying("backup", Optional.empty()));
    copyCleanUp.setText(copying("clean-up", Optional.empty()));
    about.textProperty().bind(selected.map(model::about).orElse(""));
    file.textProperty()
        .bind(selected.map(backup -> words.formats().path(backup.file())).orElse(""));
    Parts.showWhen(chosen, nothing.not());
    model
        .backups()
        .addListener(
            (ListChangeListener<Backup>)
                _ -> {
                  table.getSelectionModel().clearAndSelect(0);
                  if (!now.isFocused()) {
                    tools.screen().jobs().later(table::requestFocus);
                  }
                });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            delete();
          } else if (event.getCode() == KeyCode.ENTER) {
            restore();
          }
        });
  }

  private String keptBecause(Backup backup) {
    return model.isNextToGo(backup)
        ? text("backups.nextToGo", model.keptBecause(backup))
        : model.keptBecause(backup);
  }

  private String copying(String verb, Optional<Backup> backup) {
    return text("backups.copy", model.command(verb, backup));
  }

  private void showUnderway() {
    Parts.showWhen(underway, model.backingUpProperty());
    model.operationProperty().subscribe(found -> found.ifPresent(this::follow));
  }

  private void follow(Operation operation) {
    detail.textProperty().bind(operation.detailProperty());
    bar.progressProperty().bind(operation.progressProperty());
    stop.disableProperty().bind(operation.cancellableProperty().not());
    var offer = operation.standsStillProperty().and(model.canBeHeldProperty());
    Parts.showWhen(atOnce, offer);
    Parts.showWhen(atOnceHint, offer);
    stage.getChildren().setAll(badge(operation));
    operation
        .steps()
        .addListener(
            (ListChangeListener<OperationStep>) _ -> stage.getChildren().setAll(badge(operation)));
  }

  /// Running while it is copied, Made while it is verified.
  private StateBadge badge(Operation operation) {
    boolean isDrill =
        operation.steps().stream().anyMatch(step -> step.step() == Step.INTEGRITY_CHECK);
    boolean copied = operation.steps().stream().anyMatch(step -> step.step() == Step.VERIFY);
    if (isDrill) {
      return new StateBadge(StateStyle.of(OperationState.RUNNING), text("backups.checking"));
    }
    return copied
        ? new StateBadge(StateStyle.of(Backup.State.MADE), tools.words().word(Backup.State.MADE))
        : new StateBadge(StateStyle.of(OperationState.RUNNING), text("backups.copying"));
  }

  private Optional<Backup> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  @FXML
  void backUpNow() {
    model.backUpNow();
  }

  @FXML
  void copyAtOnce() {
    model.copyAtOnce();
  }

  @FXML
  void takeIn() {
    tools
        .folders()
        .apply(text("backups.takeIn.choose", model.database().name()), Optional.empty())
        .ifPresent(this::takeIn);
  }

  private void takeIn(Path place) {
    TakeInViewModel copies = new TakeInViewModel(tools.context(), model.database(), place);
    tools.show(model.database(), new TakeInController(tools, copies, model::load).root(), () -> {});
    copies.look();
  }

  /// A folder or a file that is dropped on the sheet is looked at for old copies.
  private void takeDrops() {
    root.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    root.setOnDragDropped(
        event -> {
          event.getDragboard().getFiles().stream()
              .findFirst()
              .map(File::toPath)
              .ifPresent(this::takeIn);
          event.setDropCompleted(true);
          event.consume();
        });
  }

  @FXML
  void openRules() {
    BackupRulesViewModel rules = new BackupRulesViewModel(tools.context(), model.database());
    tools.show(
        model.database(),
        new BackupRulesController(tools, rules, model::rulesChanged).root(),
        () -> {});
    rules.look();
  }

  @FXML
  void cancelOperation() {
    model.operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void restore() {
    selected()
        .filter(backup -> backup.state() != Backup.State.MISSING)
        .ifPresent(
            backup -> {
              close();
              tools.actions().reviewRestore(model.database(), backup, Place.BESIDE);
            });
  }

  @FXML
  void showInFolder() {
    selected().map(Backup::file).map(Path::getParent).ifPresent(tools.opener());
  }

  @FXML
  void delete() {
    selected().ifPresent(model::delete);
  }

  @FXML
  void pin() {
    selected().ifPresent(model::pin);
  }

  @FXML
  void prove() {
    selected().filter(it -> it.state() != Backup.State.MISSING).ifPresent(model::prove);
  }

  @FXML
  void putBack() {
    model.trashedProperty().get().ifPresent(model::putBack);
  }

  @FXML
  void cleanUp() {
    model
        .retentionProperty()
        .get()
        .ifPresent(
            retention ->
                tools.show(
                    model.database(),
                    new CleanUpController(tools, model, retention).root(),
                    () -> {}));
  }

  @FXML
  void openTrash() {
    tools.show(model.database(), new TrashController(tools, model).root(), () -> {});
  }

  @FXML
  void copyProve() {
    selected().ifPresent(backup -> tools.copy(model.command("prove", Optional.of(backup))));
  }

  @FXML
  void copyBackup() {
    tools.copy(model.command("backup", Optional.empty()));
  }

  @FXML
  void copyCleanUp() {
    tools.copy(model.command("clean-up", Optional.empty()));
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
