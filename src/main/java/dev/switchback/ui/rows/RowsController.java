package dev.switchback.ui.rows;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.compare.Difference;
import dev.switchback.compare.RowFormat;
import dev.switchback.compare.Side;
import dev.switchback.compare.TableComparison;
import dev.switchback.compare.Tally;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Binds the sheet with the rows that differ to its view model.
public final class RowsController {
  private static final double WIDTH = 150;

  private final SheetTools tools;
  private final RowsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private ProgressIndicator looking;
  @FXML private ListView<TableComparison> tables;
  @FXML private LinesBox notes;
  @FXML private LinesBox news;
  @FXML private ToggleGroup kinds;
  @FXML private ToggleButton all;
  @FXML private ToggleButton onlyToday;
  @FXML private ToggleButton changed;
  @FXML private ToggleButton onlyBackup;
  @FXML private TableView<RowLine> rows;
  @FXML private Button previous;
  @FXML private Button next;
  @FXML private Label range;

  public RowsController(SheetTools tools, RowsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "rows.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(model.title());
    Parts.showWhen(looking, model.lookingProperty());
    notes.show(model.notes());
    news.show(model.news());
    showTables();
    kind(all, Optional.empty());
    kind(onlyToday, Optional.of(Difference.Kind.ONLY_TODAY));
    kind(changed, Optional.of(Difference.Kind.CHANGED));
    kind(onlyBackup, Optional.of(Difference.Kind.ONLY_BACKUP));
    rows.setItems(model.rows());
    rows.setPlaceholder(new Label(text("differing.none")));
    model.columns().addListener((ListChangeListener<String>) _ -> showColumns());
    showColumns();
    range.textProperty().bind(model.rangeProperty());
    previous.disableProperty().bind(model.hasBeforeProperty().not());
    next.disableProperty().bind(model.hasMoreProperty().not());
  }

  private void showTables() {
    tables.setItems(model.tables());
    tables.setCellFactory(_ -> new TableNameCell(tools));
    tables
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, chosen) -> {
              if (chosen != null) {
                model.tableProperty().set(Optional.of(chosen));
              }
            });
    model.tableProperty().subscribe(chosen -> chosen.ifPresent(tables.getSelectionModel()::select));
  }

  /// A pressed button that is pressed again stays: one of them always counts.
  private void kind(ToggleButton button, Optional<Difference.Kind> kind) {
    button.setToggleGroup(kinds);
    button.setOnAction(
        _ -> {
          model.kindProperty().set(kind);
          kinds.selectToggle(button);
        });
    model
        .kindProperty()
        .subscribe(
            now -> {
              if (now.equals(kind)) {
                kinds.selectToggle(button);
              }
            });
  }

  private void showColumns() {
    List<TableColumn<RowLine, RowLine>> columns = new ArrayList<>();
    TableColumn<RowLine, RowLine> kind = new TableColumn<>(text("differing.column.kind"));
    kind.setCellFactory(_ -> new KindCell());
    columns.add(kind);
    IntStream.range(0, model.columns().size()).forEach(i -> columns.add(column(i)));
    columns.forEach(
        column -> {
          column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
          column.setSortable(false);
          column.setReorderable(false);
          column.setPrefWidth(WIDTH);
        });
    rows.getColumns().setAll(columns);
  }

  private TableColumn<RowLine, RowLine> column(int index) {
    TableColumn<RowLine, RowLine> column = new TableColumn<>(model.columns().get(index));
    column.setCellFactory(_ -> new ValueCell(index));
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
  void exportToday() {
    export(Side.TODAY);
  }

  @FXML
  void exportBackup() {
    export(Side.BACKUP);
  }

  private void export(Side side) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(text("differing.export.title"));
    chooser.setInitialFileName(model.fileName(side));
    for (RowFormat format : RowFormat.values()) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(format.name(), "*." + format.ending()));
    }
    File chosen = chooser.showSaveDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.export(side, chosen.toPath());
    }
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }

  /// A table, with how many of its rows differ.
  private static final class TableNameCell extends ListCell<TableComparison> {
    private final SheetTools tools;

    TableNameCell(SheetTools tools) {
      this.tools = tools;
    }

    @Override
    protected void updateItem(@Nullable TableComparison table, boolean empty) {
      super.updateItem(table, empty);
      String said = empty || table == null ? null : said(table);
      setText(said);
      setAccessibleText(said);
    }

    /// Only the columns may differ; then there is nothing to count.
    private String said(TableComparison table) {
      Tally tally = table.tally();
      long rows = tally.onlyToday() + tally.onlyBackup() + tally.changed();
      return rows == 0
          ? table.table()
          : text("differing.table", table.table(), tools.words().formats().count(rows));
    }
  }

  /// Whether the row is lost, comes back, or is changed, in the colour of that.
  private static final class KindCell extends TableCell<RowLine, RowLine> {
    @Override
    protected void updateItem(@Nullable RowLine row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : row.word());
      setAccessibleText(getText());
    }
  }

  /// A value; where it changed, both.
  private static final class ValueCell extends TableCell<RowLine, RowLine> {
    private final int index;

    ValueCell(int index) {
      this.index = index;
    }

    @Override
    protected void updateItem(@Nullable RowLine row, boolean empty) {
      super.updateItem(row, empty);
      boolean has = !empty && row != null && index < row.cells().size();
      String shown = has && row != null ? row.cells().get(index).text() : null;
      setText(shown);
      setAccessibleText(shown);
      setTooltip(shown == null ? null : new Tooltip(shown));
      getStyleClass().removeAll("cell-value", "cell-changed");
      getStyleClass()
          .add(
              has && row != null && row.cells().get(index).isChanged()
                  ? "cell-changed"
                  : "cell-value");
    }
  }
}
