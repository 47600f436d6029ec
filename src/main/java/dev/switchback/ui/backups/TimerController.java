package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.SchedulerEntry;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Shows what the system's own scheduler has to be told, and writes it.
final class TimerController {
  private final SheetTools tools;
  private final TimerViewModel model;
  private final Parent root;

  @FXML private HBox kinds;
  @FXML private TextArea files;
  @FXML private TextArea commands;
  @FXML private LinesBox message;
  @FXML private Button write;

  TimerController(SheetTools tools, TimerViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "timer.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    ToggleGroup group = new ToggleGroup();
    for (SchedulerEntry.Kind kind : SchedulerEntry.Kind.values()) {
      RadioButton button = new RadioButton(text("timer.kind." + kind.name()));
      button.setId(kind.name());
      button.setToggleGroup(group);
      button.setSelected(kind == model.kindProperty().get());
      button.setOnAction(
          _ -> {
            model.kindProperty().set(kind);
            model.look();
          });
      kinds.getChildren().add(button);
    }
    message.show(model.message());
    write.disableProperty().bind(model.entryProperty().map(found -> found.isEmpty()));
    model
        .entryProperty()
        .subscribe(
            found ->
                found.ifPresent(
                    entry -> {
                      files.setText(entry.text());
                      commands.setText(String.join("\n", entry.commands()));
                      commands.setPrefRowCount(entry.commands().size());
                      write.setText(text("timer.write", entry.files().size()));
                    }));
  }

  @FXML
  void copyFiles() {
    tools.copy(files.getText());
  }

  @FXML
  void copyCommands() {
    tools.copy(commands.getText());
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void write() {
    model.write();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
