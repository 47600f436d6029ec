package dev.switchback.ui.databases;

import atlantafx.base.controls.CustomTextField;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/// The pane with the list of databases.
public final class DatabaseListController {
  private final DatabaseListViewModel model;
  private final Texts texts;
  private final Runnable onAdd;
  private final Parent view;
  private boolean choosing;

  @FXML private CustomTextField filter;
  @FXML private Button add;
  @FXML private ListView<DatabaseItem> list;

  public DatabaseListController(DatabaseListViewModel model, Texts texts, Runnable onAdd) {
    this.model = model;
    this.texts = texts;
    this.onAdd = onAdd;
    view = Fxml.load(this, "databases.fxml", texts);
  }

  public Parent view() {
    return view;
  }

  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  public void focusList() {
    list.requestFocus();
  }

  public void setContextMenu(ContextMenu menu) {
    list.setContextMenu(menu);
  }

  @FXML
  void initialize() {
    filter.textProperty().bindBidirectional(model.filterProperty());
    filter.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty()) {
              list.getSelectionModel().selectFirst();
            }
          } else if (event.getCode() == KeyCode.ESCAPE) {
            filter.clear();
          }
        });
    add.setOnAction(event -> onAdd.run());
    list.setCellFactory(view -> new DatabaseCell());
    list.setPlaceholder(new Label());
    model.items().subscribe(this::showItems);
    showItems();
    model.selectedProperty().subscribe(this::select);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (!choosing && item != null) {
                model.select(Optional.of(item.database()));
              }
            });
  }

  private void showItems() {
    choosing = true;
    list.getItems().setAll(model.items());
    list.setPlaceholder(
        new Label(
            model.filterProperty().get().isBlank()
                ? texts.get("databases.none")
                : texts.get("databases.noMatch")));
    choosing = false;
    select(model.selectedProperty().get());
  }

  private void select(Optional<Database> database) {
    choosing = true;
    int index = database.map(this::indexOf).orElse(-1);
    if (index >= 0) {
      list.getSelectionModel().select(index);
      list.getFocusModel().focus(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
    choosing = false;
  }

  private int indexOf(Database database) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i).key().equals(database.file())) {
        return i;
      }
    }
    return -1;
  }
}
