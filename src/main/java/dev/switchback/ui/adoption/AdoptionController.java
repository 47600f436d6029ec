package dev.switchback.ui.adoption;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Target;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet about what a database seems to have had to its view model.
public final class AdoptionController {
  private static final int ROW_HEIGHT = 48;
  private static final int MOST_ROWS_SEEN = 5;

  private final SheetTools tools;
  private final AdoptionViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private LinesBox headline;
  @FXML private Label about;
  @FXML private ListView<AdoptionRow> rows;
  @FXML private FactRow foundRow;
  @FXML private LinesBox found;
  @FXML private FactRow comparedRow;
  @FXML private LinesBox compared;
  @FXML private FactRow endedRow;
  @FXML private LinesBox ended;
  @FXML private Button stamp;

  public AdoptionController(SheetTools tools, AdoptionViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "adoption.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("adoption.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    headline.show(model.headline());
    Parts.showWhen(about, Bindings.isNotEmpty(model.rows()));
    show(foundRow, found, model.found());
    show(comparedRow, compared, model.compared());
    show(endedRow, ended, model.ended());
    showRows();
    model
        .selectedProperty()
        .subscribe(
            _ ->
                stamp.setText(
                    model
                        .version()
                        .map(version -> text("adoption.stampUpTo", version.text()))
                        .orElseGet(() -> text("adoption.stamp"))));
    stamp
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.version().isEmpty() || model.lookingProperty().get(),
                model.selectedProperty(),
                model.lookingProperty()));
  }

  private static void show(FactRow row, LinesBox box, ObservableList<Line> lines) {
    box.show(lines);
    row.visibleProperty().bind(Bindings.isNotEmpty(lines));
  }

  private void showRows() {
    rows.setItems(model.rows());
    rows.setCellFactory(_ -> new AdoptionCell(model));
    rows.setFixedCellSize(ROW_HEIGHT);
    rows.setAccessibleText(text("adoption.rows"));
    DoubleBinding height =
        Bindings.createDoubleBinding(
            () -> Math.min(model.rows().size(), MOST_ROWS_SEEN) * (double) ROW_HEIGHT + 2,
            model.rows());
    rows.prefHeightProperty().bind(height);
    rows.minHeightProperty().bind(height);
    Parts.showWhen(rows, Bindings.isNotEmpty(model.rows()));
    rows.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> model.selectedProperty().set(Optional.<AdoptionRow>ofNullable(row)));
    model.selectedProperty().subscribe(now -> now.ifPresent(this::select));
  }

  private void select(AdoptionRow row) {
    if (!row.equals(rows.getSelectionModel().getSelectedItem())) {
      rows.getSelectionModel().select(row);
      rows.scrollTo(Math.max(0, model.rows().indexOf(row) - 2));
      tools.screen().jobs().later(rows::requestFocus);
    }
  }

  @FXML
  void checkAgain() {
    model.look();
  }

  /// Shows what recording it would write; nothing is written yet.
  @FXML
  void stamp() {
    model
        .version()
        .ifPresent(
            version -> {
              close();
              tools.actions().reviewStamp(model.database(), new Target.Stamp(version));
            });
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
