package dev.switchback.ui.histories;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Tool;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the sheet that asks which history counts to its view model.
public final class HistoriesController {
  private static final int MEANINGS_PER_ROW = 2;

  private final SheetTools tools;
  private final HistoriesViewModel model;
  private final Parent root;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<HistoryOption, RadioButton> buttons = new HashMap<>();

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private FactRow messageRow;
  @FXML private LinesBox message;
  @FXML private VBox options;
  @FXML private RadioButton other;
  @FXML private ComboBox<Tool> otherTool;
  @FXML private ComboBox<String> otherTable;
  @FXML private FactRow columnsRow;
  @FXML private GridPane columns;
  @FXML private FactRow rowsRow;
  @FXML private TableView<Map<String, String>> rows;
  @FXML private Label blocked;
  @FXML private Button save;

  public HistoriesController(SheetTools tools, HistoriesViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "histories.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("histories.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.fitHeight(scroll, body);
    message.show(model.message());
    messageRow.visibleProperty().bind(Bindings.isNotEmpty(model.message()));
    model.options().addListener((ListChangeListener<HistoryOption>) _ -> showOptions());
    model.selectedProperty().subscribe(this::showSelected);
    showOther();
    showColumns();
    showRows();
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty());
    save.disableProperty().bind(model.blockedProperty().isNotEmpty());
    save.accessibleHelpProperty().bind(model.blockedProperty());
  }

  private void showOptions() {
    buttons.clear();
    options.getChildren().setAll(model.options().stream().map(this::option).toList());
    showSelected(model.selectedProperty().get());
  }

  private Node option(HistoryOption option) {
    RadioButton button = new RadioButton(model.label(option));
    button.setToggleGroup(group);
    button.setMnemonicParsing(false);
    button.setWrapText(true);
    button.setOnAction(_ -> model.selectedProperty().set(Optional.of(option)));
    Label reason = new Label(model.reason(option));
    reason.getStyleClass().addAll("hint", "choice-about");
    reason.setWrapText(true);
    button.setAccessibleHelp(reason.getText());
    buttons.put(option, button);
    VBox box = new VBox(button, reason);
    box.getStyleClass().add("choice");
    return box;
  }

  private void showSelected(Optional<HistoryOption> selected) {
    selected.ifPresent(option -> buttons.getOrDefault(option, other).setSelected(true));
  }

  private void showOther() {
    other.setToggleGroup(group);
    otherTool.setItems(model.tools());
    otherTool.setConverter(naming(HistoriesViewModel::name));
    tie(otherTool, model.namedToolProperty());
    otherTable.setItems(model.tables());
    otherTable.setConverter(naming(name -> name));
    tie(otherTable, model.namedTableProperty());
    otherTool.disableProperty().bind(other.selectedProperty().not());
    otherTable.disableProperty().bind(other.selectedProperty().not());
    other.setOnAction(_ -> otherTool.requestFocus());
  }

  private void showColumns() {
    BooleanBinding homeMade =
        Bindings.createBooleanBinding(model::isHomeMade, model.selectedProperty());
    columnsRow.visibleProperty().bind(homeMade);
    int at = 0;
    for (Meaning meaning : Meaning.values()) {
      Label label = new Label(SheetTexts.of("histories.meaning", meaning));
      label.setMinWidth(Label.USE_PREF_SIZE);
      ComboBox<String> box = new ComboBox<>();
      box.setId(meaning.name());
      box.setConverter(
          naming(column -> column.isEmpty() ? text("histories.meaning.none") : column));
      box.setMaxWidth(Double.MAX_VALUE);
      box.setAccessibleText(label.getText());
      label.setLabelFor(box);
      columns.add(label, 2 * (at % MEANINGS_PER_ROW), at / MEANINGS_PER_ROW);
      columns.add(box, 2 * (at % MEANINGS_PER_ROW) + 1, at / MEANINGS_PER_ROW);
      fill(box, meaning);
      model.columns().addListener((ListChangeListener<String>) _ -> fill(box, meaning));
      tie(box, model.columnOf(meaning));
      model.columnOf(meaning).subscribe(_ -> nameColumns());
      at++;
    }
  }

  /// The version is needed; the others may be nowhere.
  private void fill(ComboBox<String> box, Meaning meaning) {
    List<String> names = new ArrayList<>();
    names.add("");
    names.addAll(model.columns());
    if (meaning == Meaning.VERSION && !model.columnOf(meaning).get().isEmpty()) {
      names.removeFirst();
    }
    box.getItems().setAll(names);
    box.setValue(model.columnOf(meaning).get());
  }

  private void showRows() {
    rows.setItems(model.rows());
    rows.setPlaceholder(new Label(text("histories.rows.none")));
    rows.setAccessibleText(text("histories.rows"));
    rowsRow.visibleProperty().bind(Bindings.isNotEmpty(model.columns()));
    model.columns().addListener((ListChangeListener<String>) _ -> nameColumns());
    nameColumns();
  }

  private void nameColumns() {
    rows.getColumns()
        .setAll(
            model.columns().stream()
                .map(column -> new CellColumn(column, meaningOf(column)))
                .toList());
  }

  private String meaningOf(String column) {
    for (Meaning meaning : Meaning.values()) {
      if (model.isHomeMade() && model.columnOf(meaning).get().equalsIgnoreCase(column)) {
        return SheetTexts.of("histories.meaning", meaning);
      }
    }
    return "";
  }

  /// Not bound both ways: a box whose items change has no value for a moment.
  private static <T> void tie(ComboBox<T> box, Property<T> property) {
    property.subscribe(now -> box.setValue(now));
    box.valueProperty()
        .addListener(
            (_, _, chosen) -> {
              if (chosen != null) {
                property.setValue(chosen);
              }
            });
  }

  private static <T> StringConverter<T> naming(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("Nobody types here: " + text);
      }
    };
  }

  @FXML
  void save() {
    model.save();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
