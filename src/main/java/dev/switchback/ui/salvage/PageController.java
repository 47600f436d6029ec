package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.salvage.LostPage;
import dev.switchback.ui.salvage.PageViewModel.PartRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the bytes of one page to their view model.
final class PageController {
  private final SheetTools tools;
  private final PageViewModel model;
  private final Parent root;
  private final BytesPane bytes = new BytesPane();

  @FXML private Label title;
  @FXML private TextField number;
  @FXML private ComboBox<LostPage> lost;
  @FXML private Label headline;
  @FXML private LinesBox message;
  @FXML private HBox both;
  @FXML private TableView<PartRow> parts;
  @FXML private Label said;

  PageController(SheetTools tools, PageViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "page.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("salvage.page.title"));
    message.show(model.message());
    headline.textProperty().bind(model.headlineProperty());
    bytes.setAccessibleText(text("salvage.page.bytes"));
    HBox.setHgrow(bytes, Priority.ALWAYS);
    both.getChildren().addFirst(bytes);
    parts
        .getColumns()
        .setAll(
            List.of(
                column("salvage.part.what", PartRow::what, 115),
                column("salvage.part.bytes", PartRow::where, 90),
                column("salvage.part.said", PartRow::said, 220)));
    parts.getColumns().get(0).setMinWidth(100);
    parts.getColumns().get(1).setMinWidth(95);
    parts.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    parts.setItems(model.parts());
    parts.setPlaceholder(new Label(text("salvage.page.noParts")));
    parts
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              said.setText(chosen == null ? "" : chosen.said());
              if (chosen != null) {
                bytes.choose(chosen.part());
              }
            });
    said.managedProperty().bind(said.textProperty().isNotEmpty());
    model.pageProperty().subscribe(now -> now.ifPresent(bytes::show));
    model.pageProperty().subscribe(_ -> number.setText(Integer.toString(model.number())));
    showLost();
  }

  private void showLost() {
    lost.getItems().setAll(model.lostPages().stream().filter(it -> it.number() > 0).toList());
    lost.setDisable(lost.getItems().isEmpty());
    lost.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable LostPage page) {
            return page == null ? "" : model.said(page);
          }

          @Override
          public LostPage fromString(String said) {
            throw new UnsupportedOperationException("Nothing is typed here");
          }
        });
    lost.setOnAction(
        _ -> {
          if (lost.getValue() != null) {
            model.go((int) lost.getValue().number());
          }
        });
  }

  private static TableColumn<PartRow, String> column(
      String title, Function<PartRow, String> value, double width) {
    TableColumn<PartRow, String> column = new TableColumn<>(text(title));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setSortable(false);
    column.setPrefWidth(width);
    return column;
  }

  @FXML
  void go() {
    String typed = number.getText().strip();
    if (typed.matches("\\d{1,9}")) {
      model.go(Integer.parseInt(typed));
    }
  }

  @FXML
  void next() {
    model.go(model.number() + 1);
  }

  @FXML
  void previous() {
    model.go(model.number() - 1);
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
