package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Retention;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// Binds the rules of a database's backups to their view model.
final class BackupRulesController {
  private static final int COLUMNS = 3;

  private final SheetTools tools;
  private final BackupRulesViewModel model;
  private final Consumer<Database> saved;
  private final Parent root;

  @FXML private Label title;
  @FXML private ScheduleBox backUp;
  @FXML private CheckBox onlyChanged;
  @FXML private ScheduleBox prove;
  @FXML private Label nextTimes;
  @FXML private CheckBox cleansUp;
  @FXML private GridPane keep;
  @FXML private CheckBox packs;
  @FXML private TextField secondPlace;
  @FXML private Label second;
  @FXML private LinesBox message;
  @FXML private Label next;
  @FXML private TableView<Retention.Decision> table;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> fate;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> time;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> reason;
  @FXML private Label blocked;
  @FXML private Button save;

  /// @param saved told the database with its new rules
  BackupRulesController(SheetTools tools, BackupRulesViewModel model, Consumer<Database> saved) {
    this.tools = tools;
    this.model = model;
    this.saved = saved;
    root = SheetFxml.load(this, "rules.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    RulesForm form = model.form();
    title.setText(text("backupRules.title", model.database().name()));
    backUp.show(form.backUp(), "backUpOften", text("backupRules.backUp"));
    prove.show(form.prove(), "proveOften", text("backupRules.prove"));
    onlyChanged.selectedProperty().bindBidirectional(form.onlyChangedProperty());
    cleansUp.selectedProperty().bindBidirectional(form.cleansUpProperty());
    packs.selectedProperty().bindBidirectional(form.packsProperty());
    secondPlace.textProperty().bindBidirectional(form.secondPlaceProperty());
    fields(form);
    nextTimes.textProperty().bind(model.nextTimesProperty());
    Parts.showWhen(nextTimes, model.nextTimesProperty().isNotEmpty());
    second.textProperty().bind(model.secondProperty());
    message.show(model.message());
    next.textProperty().bind(model.nextProperty());
    showTable();
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty());
    save.disableProperty().bind(model.blockedProperty().isNotEmpty());
    lookOnChanges(form);
    model.savedProperty().subscribe(found -> found.ifPresent(this::saved));
  }

  private void showTable() {
    table.setItems(model.preview());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(text("backupRules.noBackups")));
    fate.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    fate.setCellFactory(_ -> new FateCell());
    fate.setSortable(false);
    BackupColumns.words(time, it -> tools.words().formats().instant(it.backup().at()), "");
    BackupColumns.words(reason, model::because, "");
  }

  private void fields(RulesForm form) {
    int at = 0;
    for (String name : RulesForm.KEPT) {
      Label label = new Label(text("backupRules.keep." + name));
      TextField field = new TextField();
      field.setId("keep-" + name);
      field.setPrefColumnCount(4);
      field.textProperty().bindBidirectional(form.kept(name));
      label.setLabelFor(field);
      int column = 2 * (at % COLUMNS);
      keep.addRow(at / COLUMNS);
      keep.add(label, column, at / COLUMNS);
      keep.add(field, column + 1, at / COLUMNS);
      at++;
    }
  }

  private void lookOnChanges(RulesForm form) {
    for (ScheduleForm schedule : new ScheduleForm[] {form.backUp(), form.prove()}) {
      lookWith(schedule.oftenProperty());
      lookWith(schedule.countProperty());
      lookWith(schedule.dayProperty());
      lookWith(schedule.timeProperty());
    }
    RulesForm.KEPT.forEach(name -> lookWith(form.kept(name)));
    lookWith(form.secondPlaceProperty());
  }

  private void lookWith(Property<?> property) {
    property.addListener((_, _, _) -> model.look());
  }

  private void saved(Database database) {
    tools.screen().sheets().close();
    tools.screen().changed().accept(database);
    tools
        .screen()
        .toasts()
        .show(text("backupRules.saved", database.name()), Optional.empty(), () -> {});
    saved.accept(database);
  }

  @FXML
  void choosePlace() {
    tools
        .folders()
        .apply(text("backupRules.choosePlace"), model.form().place())
        .ifPresent(folder -> secondPlace.setText(folder.toString()));
  }

  @FXML
  void openTimer() {
    TimerViewModel timer = new TimerViewModel(tools.context());
    tools.screen().sheets().show(new TimerController(tools, timer).root(), () -> {});
    timer.look();
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void save() {
    model.save();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
