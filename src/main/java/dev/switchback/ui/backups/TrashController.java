package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// Shows what lies in the trash of a database, to be put back.
final class TrashController {
  private final SheetTools tools;
  private final BackupsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private TableView<Backup> table;
  @FXML private TableColumn<Backup, Backup> time;
  @FXML private TableColumn<Backup, Backup> why;
  @FXML private TableColumn<Backup, Backup> size;
  @FXML private TableColumn<Backup, Backup> state;
  @FXML private TableColumn<Backup, Backup> until;
  @FXML private VBox empty;
  @FXML private Button emptyAll;
  @FXML private Button putBack;

  TrashController(SheetTools tools, BackupsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "trash.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("trash.title", model.database().name()));
    var words = tools.words();
    table.setItems(model.trash());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(""));
    BackupColumns.words(time, backup -> words.formats().instant(backup.at()), "");
    BackupColumns.words(why, words.backups()::reason, "");
    BackupColumns.words(size, words.backups()::size, "number");
    state.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    state.setCellFactory(_ -> new BackupStateCell(words));
    state.setSortable(false);
    BackupColumns.words(until, backup -> words.formats().instant(backup.care().trashedAt()), "");
    var none = Bindings.isEmpty(model.trash());
    Parts.showWhen(empty, none);
    Parts.showWhen(table, none.not());
    emptyAll.disableProperty().bind(none);
    putBack.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    table.getSelectionModel().selectFirst();
  }

  @FXML
  void putBack() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::putBack);
  }

  @FXML
  void emptyAll() {
    tools.show(model.database(), new EmptyTrashController(tools, model).root(), () -> {});
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command("trash", Optional.empty()));
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
