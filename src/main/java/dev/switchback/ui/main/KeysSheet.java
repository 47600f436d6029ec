package dev.switchback.ui.main;

import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The keys, read from the menus, so that the list is never old.
final class KeysSheet {
  private final SheetHost sheets;
  private final VBox content = new VBox();

  KeysSheet(Texts texts, SheetHost sheets, MenuBar menuBar) {
    this.sheets = sheets;
    Label title = new Label(texts.get("keys.title"));
    title.getStyleClass().add("sheet-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (Menu menu : menuBar.getMenus()) {
      menu.getItems().forEach(item -> add(grid, item));
    }
    for (String key : texts.get("keys.more").split("\n")) {
      String[] parts = key.split("=", 2);
      add(grid, parts[1].strip(), parts[0].strip());
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button close = new Button(texts.get("keys.close"));
    close.setDefaultButton(true);
    close.setOnAction(event -> sheets.close());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(space, close);
    buttons.getStyleClass().add("sheet-buttons");
    content.getStyleClass().add("sheet-content");
    content.setPrefSize(480, 560);
    content.getChildren().addAll(title, scroll, buttons);
  }

  void show() {
    sheets.show(content, () -> {});
  }

  private static void add(GridPane grid, MenuItem item) {
    if (item.getAccelerator() != null) {
      add(grid, item.getText().replace("_", ""), item.getAccelerator().getDisplayText());
    }
  }

  private static void add(GridPane grid, String what, String key) {
    Label keys = new Label(key);
    keys.getStyleClass().add("key");
    grid.addRow(grid.getRowCount(), keys, new Label(what));
  }
}
