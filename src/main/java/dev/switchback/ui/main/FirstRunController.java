package dev.switchback.ui.main;

import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;

/// What is shown as long as no database is registered.
final class FirstRunController {
  private final Runnable onAdd;
  private final Runnable onCreate;
  private final Runnable onSample;
  private final Parent view;

  @FXML private Button add;
  @FXML private Button create;
  @FXML private Button sample;

  FirstRunController(Texts texts, Runnable onAdd, Runnable onCreate, Runnable onSample) {
    this.onAdd = onAdd;
    this.onCreate = onCreate;
    this.onSample = onSample;
    view = Fxml.load(this, "firstrun.fxml", texts);
  }

  Parent view() {
    return view;
  }

  void focus() {
    add.requestFocus();
  }

  @FXML
  void initialize() {
    add.setOnAction(event -> onAdd.run());
    create.setOnAction(event -> onCreate.run());
    sample.setOnAction(event -> onSample.run());
  }
}
