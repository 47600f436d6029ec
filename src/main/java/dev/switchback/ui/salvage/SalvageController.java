package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.salvage.SalvageRequest.Extras;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.salvage.SalvageViewModel.Lost;
import dev.switchback.ui.salvage.SalvageViewModel.Offer;
import dev.switchback.ui.salvage.SalvageViewModel.Phase;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SaveAs;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WorkingButtons;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Binds the salvage to its view model.
public final class SalvageController {
  private static final int MOST_LOST = 30;

  private final SheetTools tools;
  private final SalvageViewModel model;
  private final Parent root;
  private final ToggleGroup schemas = new ToggleGroup();

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox choose;
  @FXML private FactRow failedRow;
  @FXML private LinesBox failure;
  @FXML private VBox offers;
  @FXML private CheckBox deleted;
  @FXML private ProgressPane progress;
  @FXML private VBox result;
  @FXML private VBox headline;
  @FXML private TableView<ComparedTable> tables;
  @FXML private LinesBox details;
  @FXML private FactRow lostRow;
  @FXML private VBox lost;
  @FXML private LinesBox notes;
  @FXML private LinesBox news;
  @FXML private ButtonBar chooseButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private VBox resultButtons;
  @FXML private Button restore;
  @FXML private Button combine;
  @FXML private Button rows;
  @FXML private Button save;
  @FXML private Button closeResult;

  public SalvageController(SheetTools tools, SalvageViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "salvage.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("salvage.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.fitHeight(scroll, body);
    Phases<Phase> phases = new Phases<>(Phase.class, model.phaseProperty(), scroll);
    phases.show(Phase.CHOOSE, act::requestFocus, choose, chooseButtons);
    phases.show(Phase.WORKING, workingButtons.stop()::requestFocus, progress, workingButtons);
    phases.show(Phase.RESULT, closeResult::requestFocus, result, resultButtons);
    act.defaultButtonProperty().bind(phases.is(Phase.CHOOSE));
    failure.show(model.message());
    failedRow.visibleProperty().bind(Bindings.isNotEmpty(model.message()));
    model.message().addListener((ListChangeListener<Line>) _ -> showFailure());
    model.offers().addListener((ListChangeListener<Offer>) _ -> showOffers());
    showOffers();
    deleted
        .selectedProperty()
        .subscribe(
            wanted -> model.extrasProperty().set(wanted ? Extras.DELETED_ROWS : Extras.NONE));
    workingButtons.onHide(this::close);
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    model.headline().addListener((ListChangeListener<Line>) _ -> showHeadline());
    model
        .tables()
        .addListener((ListChangeListener<ComparedTable>) _ -> details.set(nothingChosen()));
    notes.show(model.notes());
    news.show(model.news());
    showTables();
    model.lost().addListener((ListChangeListener<Lost>) _ -> showLost());
    model.phaseProperty().subscribe(_ -> showBackup());
  }

  /// What somebody has cancelled is no misfortune.
  private void showFailure() {
    failedRow.getStyleClass().remove("obstacles");
    if (model.message().stream().anyMatch(it -> it.tone() == Line.Tone.DANGER)) {
      failedRow.getStyleClass().add("obstacles");
    }
  }

  private void showHeadline() {
    headline.getChildren().clear();
    for (Line line : model.headline()) {
      LineLabel label = new LineLabel(line);
      label.getStyleClass().add("headline");
      headline.getChildren().add(label);
    }
  }

  private void showBackup() {
    boolean none = model.backup().isEmpty();
    restore.setDisable(none);
    combine.setDisable(none);
  }

  private void showOffers() {
    offers.getChildren().clear();
    for (Offer each : model.offers()) {
      RadioButton button = new RadioButton(each.words());
      button.setWrapText(true);
      button.setToggleGroup(schemas);
      button.setSelected(model.offerProperty().get().filter(each::equals).isPresent());
      button.setOnAction(_ -> model.offerProperty().set(Optional.of(each)));
      offers.getChildren().add(button);
    }
  }

  private void showTables() {
    tables
        .getColumns()
        .setAll(
            List.of(
                column("salvage.column.table", ComparedTable::table, 160),
                column("salvage.column.readable", ComparedTable::readable, 130),
                column("salvage.column.backup", ComparedTable::backup, 95),
                column("salvage.column.salvaged", ComparedTable::salvaged, 110),
                column("salvage.column.found", ComparedTable::found, 145),
                column("salvage.column.missing", ComparedTable::missing, 140),
                verdict()));
    tables.setItems(model.tables());
    Label nothing = new Label(text("salvage.nothingFound"));
    nothing.setWrapText(true);
    nothing.getStyleClass().add("nothing-found");
    tables.setPlaceholder(nothing);
    save.disableProperty().bind(Bindings.isEmpty(model.tables()));
    tables
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              details.set(
                  chosen == null
                      ? nothingChosen()
                      : chosen.details().stream().map(Line::plain).toList());
              rows.setDisable(chosen == null);
            });
  }

  private List<Line> nothingChosen() {
    return model.tables().isEmpty() ? List.of() : List.of(Line.muted(text("salvage.choose")));
  }

  private static TableColumn<ComparedTable, ComparedTable> column(
      String title, Function<ComparedTable, String> value, double width) {
    TableColumn<ComparedTable, ComparedTable> column = new TableColumn<>(text(title));
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new TextOf(value));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    return column;
  }

  private static TableColumn<ComparedTable, ComparedTable> verdict() {
    TableColumn<ComparedTable, ComparedTable> column =
        column("salvage.column.verdict", ComparedTable::verdict, 110);
    column.setCellFactory(_ -> new VerdictCell());
    return column;
  }

  private static final class TextOf extends TableCell<ComparedTable, ComparedTable> {
    private final Function<ComparedTable, String> value;

    TextOf(Function<ComparedTable, String> value) {
      this.value = value;
    }

    @Override
    protected void updateItem(@Nullable ComparedTable row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : value.apply(row));
    }
  }

  /// The verdict with its icon: colour is never alone.
  private static final class VerdictCell extends TableCell<ComparedTable, ComparedTable> {
    @Override
    protected void updateItem(@Nullable ComparedTable row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeIf(style -> style.startsWith("tone-"));
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      setText(row.verdict());
      setGraphic(LineLabel.iconOf(row.tone()).orElse(null));
      getStyleClass().add(LineLabel.styleOf(row.tone()));
      setAccessibleText(row.spoken());
    }
  }

  private void showLost() {
    lost.getChildren().setAll(model.lost().stream().limit(MOST_LOST).map(this::lost).toList());
    int more = model.lost().size() - MOST_LOST;
    if (more > 0) {
      lost.getChildren().add(new LineLabel(Line.muted(text("salvage.home.more", more))));
    }
    lostRow.setVisible(!model.lost().isEmpty());
  }

  private Node lost(Lost rows) {
    Label said = new Label(rows.words());
    said.setWrapText(true);
    ComboBox<String> homes = new ComboBox<>();
    homes.getItems().setAll(rows.homes());
    homes.setPromptText(text("salvage.home.choose"));
    rows.proposed().ifPresent(homes.getSelectionModel()::select);
    homes.setAccessibleText(text("salvage.home"));
    Button give = new Button(text("salvage.give"));
    give.setMinWidth(Region.USE_PREF_SIZE);
    give.disableProperty().bind(homes.valueProperty().isNull());
    give.setOnAction(
        _ -> Optional.ofNullable(homes.getValue()).ifPresent(it -> model.giveHome(rows, it)));
    HBox buttons = new HBox(homes, give);
    buttons.getStyleClass().add("row-buttons");
    VBox box = new VBox(said, buttons);
    box.getStyleClass().add("choice");
    return box;
  }

  private void follow(Operation operation) {
    workingButtons.stops(operation);
    progress.follow(operation, text("salvage.leaves"), workingButtons.stop(), tools.words());
  }

  @FXML
  void salvage() {
    model.salvage();
  }

  @FXML
  void again() {
    model.close();
    model.load();
  }

  @FXML
  void save() {
    choose("salvage.save.title", model.proposedName(), model::save);
  }

  @FXML
  void saveReport() {
    Path beside = model.proposedName();
    choose(
        "salvage.report.title",
        beside.resolveSibling(beside.getFileName() + "-report.txt"),
        model::saveReport);
  }

  private void choose(String title, Path proposed, Consumer<Path> then) {
    SaveAs.ask(root, text(title), proposed).ifPresent(then);
  }

  @FXML
  void showRows() {
    ComparedTable chosen = tables.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model
          .draftProperty()
          .get()
          .ifPresent(
              draft -> {
                SalvagedRowsViewModel looked =
                    new SalvagedRowsViewModel(
                        tools.context(), draft, model.backup(), chosen.table());
                tools.show(
                    model.database(), new SalvagedRowsController(tools, looked).root(), () -> {});
                looked.look();
              });
    }
  }

  @FXML
  void showPages() {
    model
        .draftProperty()
        .get()
        .ifPresent(
            draft -> {
              PageViewModel looked = new PageViewModel(tools.context(), draft);
              tools.show(model.database(), new PageController(tools, looked).root(), () -> {});
              looked.look();
            });
  }

  @FXML
  void combine() {
    model
        .draftProperty()
        .get()
        .ifPresent(
            draft ->
                model
                    .backup()
                    .ifPresent(
                        backup -> {
                          CombineViewModel both =
                              new CombineViewModel(
                                  tools.context(), model.database(), draft, backup);
                          tools.show(
                              model.database(),
                              new CombineController(tools, both).root(),
                              () -> {});
                          both.look();
                        }));
  }

  @FXML
  void restore() {
    close();
    tools.actions().openBackups(model.database());
  }

  @FXML
  void copyReport() {
    tools.copy(model.reportText());
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
