package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.salvage.SalvagedRowsViewModel.Side;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// Binds the rows of one table to their view model.
final class SalvagedRowsController {
  private static final double WIDTH = 140;

  private final SheetTools tools;
  private final SalvagedRowsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private ToggleGroup sides;
  @FXML private ToggleButton salvaged;
  @FXML private ToggleButton backup;
  @FXML private LinesBox message;
  @FXML private TableView<List<String>> rows;
  @FXML private Label range;
  @FXML private Button previous;
  @FXML private Button next;

  SalvagedRowsController(SheetTools tools, SalvagedRowsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "rows.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("salvage.rows.title", model.table()));
    message.show(model.message());
    side(salvaged, Side.SALVAGED);
    side(backup, Side.BACKUP);
    backup.setDisable(!model.hasBackup());
    rows.setItems(model.rows());
    rows.setPlaceholder(new Label(text("salvage.rows.none")));
    model.columns().addListener((ListChangeListener<String>) _ -> showColumns());
    showColumns();
    range.textProperty().bind(model.rangeProperty());
    previous.disableProperty().bind(model.hasBeforeProperty().not());
    next.disableProperty().bind(model.hasMoreProperty().not());
  }

  /// A pressed button that is pressed again stays: one of them always counts.
  private void side(ToggleButton button, Side side) {
    button.setToggleGroup(sides);
    button.setSelected(model.sideProperty().get() == side);
    button.setOnAction(
        _ -> {
          model.sideProperty().set(side);
          sides.selectToggle(button);
        });
  }

  private void showColumns() {
    rows.getColumns()
        .setAll(IntStream.range(0, model.columns().size()).mapToObj(this::column).toList());
  }

  private TableColumn<List<String>, String> column(int index) {
    TableColumn<List<String>, String> column = new TableColumn<>(model.columns().get(index));
    column.setCellValueFactory(
        row ->
            new ReadOnlyStringWrapper(
                index < row.getValue().size() ? row.getValue().get(index) : ""));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(WIDTH);
    return column;
  }

  @FXML
  void nextPage() {
    model.next();
  }

  @FXML
  void previousPage() {
    model.previous();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
