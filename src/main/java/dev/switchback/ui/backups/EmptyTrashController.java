package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks before the trash is emptied, for which there is no way back.
final class EmptyTrashController {
  private final SheetTools tools;
  private final BackupsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label consequence;
  @FXML private Label nameLabel;
  @FXML private TextField typedName;
  @FXML private Button delete;

  EmptyTrashController(SheetTools tools, BackupsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "empty.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    String name = model.database().name();
    title.setText(text("trash.question", name));
    consequence.setText(model.consequence());
    nameLabel.setText(text("trash.type", name));
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
    model.emptyTrash();
  }
}
