package dev.switchback.ui.activity;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.TextCell;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// Binds the page of operations to its view model.
public final class ActivityController {
  private final SheetTools tools;
  private final ActivityViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private LinesBox failure;
  @FXML private SplitPane split;
  @FXML private TableView<Activity> table;
  @FXML private TableColumn<Activity, Activity> time;
  @FXML private TableColumn<Activity, Activity> name;
  @FXML private TableColumn<Activity, Activity> what;
  @FXML private TableColumn<Activity, Activity> by;
  @FXML private TableColumn<Activity, Activity> took;
  @FXML private TableColumn<Activity, Activity> outcome;
  @FXML private VBox detail;
  @FXML private VBox empty;
  @FXML private Button copyReport;
  @FXML private Button undo;
  @FXML private Button redo;

  public ActivityController(SheetTools tools, ActivityViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "activity.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(
        model
            .database()
            .map(database -> text("activity.title.of", database.name()))
            .orElseGet(() -> text("activity.title")));
    failure.show(model.failure());
    showTable();
    model
        .selectedProperty()
        .subscribe(
            now ->
                detail
                    .getChildren()
                    .setAll(
                        now.map(activity -> ActivityRows.of(activity, model, tools.words()))
                            .orElse(List.of())));
    copyReport.disableProperty().bind(model.selectedProperty().map(Optional::isEmpty));
    undo.disableProperty().bind(model.undoableProperty().map(Optional::isEmpty));
    redo.disableProperty().bind(model.redoableProperty().map(Optional::isEmpty));
  }

  private void showTable() {
    Words words = tools.words();
    table.setItems(model.activities());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column(time, activity -> words.formats().instant(activity.startedAt()));
    column(name, Activity::databaseName);
    column(what, model::what);
    column(by, activity -> words.word(activity.surface()));
    column(took, model::took);
    name.setVisible(model.database().isEmpty());
    outcome.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    outcome.setCellFactory(_ -> new OutcomeCell(model, words));
    outcome.setSortable(false);
    var none = Bindings.isEmpty(model.activities());
    Parts.showWhen(empty, none.and(model.loadedProperty()));
    Parts.showWhen(split, none.not());
    // The selection of the table and of the model follow each other.
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.selectedProperty().set(Optional.of(chosen));
              }
            });
    model.selectedProperty().subscribe(now -> now.ifPresent(table.getSelectionModel()::select));
  }

  private void column(TableColumn<Activity, Activity> column, Function<Activity, String> words) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new TextCell<>(words, ""));
    column.setSortable(false);
    column.setReorderable(false);
  }

  @FXML
  void reload() {
    model.load();
  }

  @FXML
  void copyReport() {
    model.selectedProperty().get().ifPresent(activity -> tools.copy(model.report(activity)));
  }

  @FXML
  void undo() {
    Optional<Database> database = model.undoableProperty().get();
    if (database.isPresent()) {
      close();
      tools.actions().undo(database.get());
    }
  }

  @FXML
  void redo() {
    Optional<Database> database = model.redoableProperty().get();
    if (database.isPresent()) {
      close();
      tools.actions().redo(database.get());
    }
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
