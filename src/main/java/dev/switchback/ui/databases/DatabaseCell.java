package dev.switchback.ui.databases;

import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.StateStyle;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A database in the list: name, place and size, state.
final class DatabaseCell extends ListCell<DatabaseItem> {
  private final Label name = new Label();
  private final Label where = new Label();
  private final Label state = new Label();
  private final FontIcon icon = new FontIcon();
  private final FontIcon usedIcon = new FontIcon();
  private final Label environment = new Label();
  private final HBox first = new HBox(name, environment);
  private final VBox content = new VBox(first, where, state);
  private String role = "";
  private String environmentRole = "";

  DatabaseCell() {
    name.getStyleClass().add("database-name");
    environment.getStyleClass().addAll("state", "database-environment");
    environment.setGraphic(usedIcon);
    environment.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    where.getStyleClass().add("database-where");
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    state.getStyleClass().add("state");
    state.setGraphic(icon);
    content.getStyleClass().add("database-cell");
    // The list gives its width; long names are cut, not scrolled to.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable DatabaseItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(item.database().name());
    environment.setText(item.environment());
    StateStyle used = StateStyle.of(item.database().environment());
    usedIcon.setIconCode(used.icon());
    environmentRole = Icons.role(environment, environmentRole, used.role());
    environment.setVisible(!item.environment().isEmpty());
    environment.setManaged(environment.isVisible());
    where.setText(item.whereAndSize());
    state.setText(item.word());
    icon.setIconCode(item.style().icon());
    role = Icons.role(state, role, item.style().role());
    setAccessibleText(item.spoken());
    setGraphic(content);
  }
}
