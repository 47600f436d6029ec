package dev.switchback.ui.space;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.mend.Mend;
import dev.switchback.mend.Space;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.space.SpaceViewModel.ObjectRow;
import dev.switchback.words.Account;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Binds the sheet about the room of a file to its view model.
public final class SpaceController {
  private final SheetTools tools;
  private final SpaceViewModel model;
  private final Parent root;
  private final PagesPicture picture = new PagesPicture();

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private LinesBox obstacles;
  @FXML private VBox found;
  @FXML private VBox picturePlace;
  @FXML private Label pictureNote;
  @FXML private TableView<ObjectRow> objects;
  @FXML private AccountPane facts;
  @FXML private Button salvage;
  @FXML private Button compact;
  @FXML private Button close;

  public SpaceController(SheetTools tools, SpaceViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "space.fxml");
  }

  public void show() {
    tools.show(model.database(), root, model::stop);
    close.requestFocus();
    model.look();
  }

  @FXML
  void initialize() {
    title.setText(text("space.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    obstacles.show(model.obstacles());
    model.facts().addListener((ListChangeListener<Account.Part>) _ -> showFacts());
    Parts.showWhen(found, Bindings.createBooleanBinding(this::isShown, model.spaceProperty()));
    Parts.showWhen(salvage, model.damagedProperty());
    compact.disableProperty().bind(model.spaceProperty().map(Optional::isEmpty));
    picturePlace.getChildren().add(picture);
    columns();
    objects.setItems(model.rows());
    model.spaceProperty().subscribe(now -> now.ifPresent(this::show));
  }

  private void showFacts() {
    facts.show(
        Line.Tone.PLAIN, new Account(model.headlineProperty().get(), List.copyOf(model.facts())));
  }

  private boolean isShown() {
    return model.spaceProperty().get().isPresent();
  }

  private void show(Space space) {
    picture.show(space);
    picture.setAccessibleText(text("space.picture", space.jumpsPercent()));
    pictureNote.setText(
        space.pagesPerStrip() == 1
            ? text("space.perPage")
            : text("space.perStrip", space.pagesPerStrip()));
  }

  private void columns() {
    objects
        .getColumns()
        .setAll(
            List.of(
                name(),
                column("space.column.kind", ObjectRow::kind, 135),
                number("space.column.size", ObjectRow::size, 80),
                number("space.column.share", ObjectRow::share, 95),
                number("space.column.entries", ObjectRow::entries, 80),
                number("space.column.unused", ObjectRow::unused, 80),
                number("space.column.jumps", ObjectRow::jumps, 65)));
  }

  private static TableColumn<ObjectRow, String> name() {
    TableColumn<ObjectRow, String> column = column("space.column.name", ObjectRow::name, 150);
    column.setCellFactory(_ -> new NameCell());
    return column;
  }

  private static TableColumn<ObjectRow, String> column(
      String title, Function<ObjectRow, String> value, double width) {
    TableColumn<ObjectRow, String> column = new TableColumn<>(text(title));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setSortable(false);
    column.setPrefWidth(width);
    return column;
  }

  private static TableColumn<ObjectRow, String> number(
      String title, Function<ObjectRow, String> value, double width) {
    TableColumn<ObjectRow, String> column = column(title, value, width);
    column.getStyleClass().add("number-column");
    return column;
  }

  /// The name with its colour in the picture.
  private static final class NameCell extends TableCell<ObjectRow, String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      ObjectRow row = empty ? null : getTableRow().getItem();
      if (row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      Rectangle colour = new Rectangle(10, 10);
      colour
          .getStyleClass()
          .addAll(
              "page-cell",
              PagesPicture.style(row.colour() < 0 ? SpaceViewModel.COLOURS : row.colour()));
      setText(item);
      setGraphic(colour);
    }
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void copyReport() {
    tools.copy(model.account());
  }

  @FXML
  void salvage() {
    close();
    tools.actions().salvage(model.database());
  }

  @FXML
  void compact() {
    close();
    tools.actions().reviewMend(model.database(), new Mend.Compact());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
