package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.salvage.CombineRequest.Prefer;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SaveAs;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet that puts a backup and salvaged rows together to its view model.
final class CombineController {
  private final SheetTools tools;
  private final CombineViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private ProgressIndicator working;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private RadioButton salvaged;
  @FXML private RadioButton backup;
  @FXML private LinesBox message;
  @FXML private AccountPane account;
  @FXML private Button save;

  CombineController(SheetTools tools, CombineViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "combine.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(model.title());
    Parts.showWhen(working, model.workingProperty());
    Parts.fitHeight(scroll, body);
    message.show(model.message());
    salvaged.setOnAction(_ -> model.preferProperty().set(Prefer.SALVAGED));
    backup.setOnAction(_ -> model.preferProperty().set(Prefer.BACKUP));
    save.disableProperty().bind(model.plannedProperty().not());
    model
        .accountProperty()
        .subscribe(now -> now.ifPresent(it -> account.show(model.toneProperty().get(), it)));
  }

  @FXML
  void save() {
    SaveAs.ask(root, text("combine.save.title"), model.proposedName()).ifPresent(model::save);
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
