package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Retention;
import dev.switchback.registry.BackupSettings;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Shows what a clean-up would remove and why it keeps the rest, before it does it.
final class CleanUpController {
  private final SheetTools tools;
  private final BackupsViewModel model;
  private final Retention retention;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label rules;
  @FXML private TableView<Retention.Decision> table;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> fate;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> time;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> why;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> size;
  @FXML private TableColumn<Retention.Decision, Retention.Decision> reason;
  @FXML private Button act;

  CleanUpController(SheetTools tools, BackupsViewModel model, Retention retention) {
    this.tools = tools;
    this.model = model;
    this.retention = retention;
    root = SheetFxml.load(this, "cleanup.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    var words = tools.words();
    title.setText(words.retention().next(model.database(), retention));
    rules.setText(
        text(
            "cleanUp.rules",
            words.backupRules().keeps(BackupSettings.of(model.database().settings()))));
    retention.decisions().stream()
        .sorted(Comparator.comparing(it -> it instanceof Retention.Decision.Keep))
        .forEach(table.getItems()::add);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    fate.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    fate.setCellFactory(_ -> new FateCell());
    fate.setSortable(false);
    BackupColumns.words(time, it -> words.formats().instant(it.backup().at()), "");
    BackupColumns.words(why, it -> words.backups().reason(it.backup()), "");
    BackupColumns.words(size, it -> words.backups().size(it.backup()), "number");
    BackupColumns.words(reason, words.retention()::because, "");
    int count = retention.removed().size();
    act.setText(text("cleanUp.act", count));
    act.setDisable(count == 0);
  }

  @FXML
  void act() {
    tools.screen().sheets().close();
    model.cleanUp();
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command("clean-up", Optional.empty()));
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
