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
import dev.switchback.ui.sheet.TextCell;
import dev.switchback.work.Step;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
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
  @FXML private Button now;
  @FXML private HBox underway;
  @FXML private StackPane stage;
  @FXML private Label detail;
  @FXML private ProgressBar bar;
  @FXML private Button stop;
  @FXML private LinesBox news;
  @FXML private TableView<Backup> table;
  @FXML private TableColumn<Backup, Backup> time;
  @FXML private TableColumn<Backup, Backup> why;
  @FXML private TableColumn<Backup, Backup> last;
  @FXML private TableColumn<Backup, Backup> size;
  @FXML private TableColumn<Backup, Backup> state;
  @FXML private VBox empty;
  @FXML private Button emptyNow;
  @FXML private Label file;
  @FXML private Button delete;
  @FXML private Button show;
  @FXML private Button restore;

  public BackupsController(SheetTools tools, BackupsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "backups.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("backups.title", model.database().name()));
    summary.textProperty().bind(model.summaryProperty());
    Parts.showWhen(summary, model.summaryProperty().isNotEmpty());
    news.show(model.news());
    showTable();
    showUnderway();
    now.disableProperty().bind(model.backingUpProperty());
    emptyNow.disableProperty().bind(model.backingUpProperty());
  }

  private void showTable() {
    table.setItems(model.backups());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var words = tools.words();
    column(time, backup -> words.formats().instant(backup.at()), "");
    column(why, words.backups()::reason, "");
    column(
        last, backup -> backup.lastMigration().map(v -> v.text()).orElse(text("backups.none")), "");
    column(size, backup -> words.formats().size(backup.sizeBytes()), "number");
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
    show.disableProperty().bind(nothing);
    delete.disableProperty().bind(nothing);
    file.textProperty()
        .bind(selected.map(backup -> words.formats().path(backup.file())).orElse(""));
    Parts.showWhen(file, nothing.not());
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

  private void column(
      TableColumn<Backup, Backup> column, Function<Backup, String> words, String style) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new TextCell<>(words, style));
    column.setSortable(false);
    column.setReorderable(false);
  }

  private void showUnderway() {
    Parts.showWhen(underway, model.backingUpProperty());
    model.operationProperty().subscribe(found -> found.ifPresent(this::follow));
  }

  private void follow(Operation operation) {
    detail.textProperty().bind(operation.detailProperty());
    bar.progressProperty().bind(operation.progressProperty());
    stop.disableProperty().bind(operation.cancellableProperty().not());
    stage.getChildren().setAll(badge(operation));
    operation
        .steps()
        .addListener(
            (ListChangeListener<OperationStep>) _ -> stage.getChildren().setAll(badge(operation)));
  }

  /// Running while it is copied, Made while it is verified.
  private StateBadge badge(Operation operation) {
    boolean copied = operation.steps().stream().anyMatch(step -> step.step() == Step.VERIFY);
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
    selected()
        .ifPresent(
            backup -> {
              DeleteBackupController question = new DeleteBackupController(tools, model, backup);
              tools.screen().sheets().show(question.root(), () -> {});
            });
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
