package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks before a backup is deleted, for which there is no way back.
final class DeleteBackupController {
  private final SheetTools tools;
  private final BackupsViewModel model;
  private final Backup backup;
  private final Parent root;

  @FXML private Label consequence;
  @FXML private Label file;
  @FXML private Label nameLabel;
  @FXML private TextField typedName;
  @FXML private Button delete;

  DeleteBackupController(SheetTools tools, BackupsViewModel model, Backup backup) {
    this.tools = tools;
    this.model = model;
    this.backup = backup;
    root = SheetFxml.load(this, "delete.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    String name = model.database().name();
    consequence.setText(model.consequence(backup));
    file.setText(text("backups.delete.file", tools.words().formats().path(backup.file())));
    nameLabel.setText(text("backups.delete.type", name));
    typedName.setAccessibleText(nameLabel.getText());
    delete
        .disableProperty()
        .bind(typedName.textProperty().map(typed -> !typed.strip().equals(name)));
    Parts.guardFromEnter(delete, new SimpleBooleanProperty(true));
  }

  @FXML
  void keep() {
    tools.screen().sheets().close();
  }

  @FXML
  void delete() {
    tools.screen().sheets().close();
    model.delete(backup);
  }
}
