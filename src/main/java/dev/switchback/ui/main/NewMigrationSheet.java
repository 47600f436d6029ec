package dev.switchback.ui.main;

import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks what a new migration is to be called.
final class NewMigrationSheet {
  private final SheetHost sheets;
  private final VBox content = new VBox();

  NewMigrationSheet(Texts texts, SheetHost sheets, Consumer<String> onCreate) {
    this.sheets = sheets;
    Label title = new Label(texts.get("new.title"));
    title.getStyleClass().add("sheet-title");
    TextField name = new TextField();
    name.setPromptText(texts.get("new.prompt"));
    Label label = new Label(texts.get("new.label"));
    label.setLabelFor(name);
    Label note = new Label(texts.get("new.note"));
    note.setWrapText(true);
    note.getStyleClass().add("sheet-note");
    Button cancel = new Button(texts.get("new.cancel"));
    cancel.setOnAction(event -> sheets.close());
    Button create = new Button(texts.get("new.create"));
    create.getStyleClass().add("accent");
    create.setDefaultButton(true);
    create.disableProperty().bind(name.textProperty().map(String::isBlank));
    create.setOnAction(
        event -> {
          sheets.close();
          onCreate.accept(name.getText().strip());
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(space, cancel, create);
    buttons.getStyleClass().add("sheet-buttons");
    content.getStyleClass().add("sheet-content");
    content.setPrefWidth(460);
    content.getChildren().addAll(title, label, name, note, buttons);
  }

  void show() {
    sheets.show(content, () -> {});
  }
}
