package dev.switchback.ui.main;

import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What this program is.
final class AboutSheet {
  private final SheetHost sheets;
  private final VBox content = new VBox();

  AboutSheet(Texts texts, SheetHost sheets) {
    this.sheets = sheets;
    Label title = new Label(texts.get("about.title"));
    title.getStyleClass().add("sheet-title");
    String version =
        Optional.ofNullable(AboutSheet.class.getPackage().getImplementationVersion())
            .orElse(texts.get("about.development"));
    Label text =
        new Label(
            texts.get(
                "about.text",
                version,
                System.getProperty("java.version"),
                System.getProperty("javafx.version")));
    text.setWrapText(true);
    Button close = new Button(texts.get("about.close"));
    close.setDefaultButton(true);
    close.setOnAction(event -> sheets.close());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(space, close);
    buttons.getStyleClass().add("sheet-buttons");
    content.getStyleClass().add("sheet-content");
    content.setPrefWidth(440);
    content.getChildren().addAll(title, text, buttons);
  }

  void show() {
    sheets.show(content, () -> {});
  }
}
