package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.OldCopy;
import dev.switchback.migration.Version;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Shows what lies in a folder of old copies, and takes in what is one.
final class TakeInController {
  private final SheetTools tools;
  private final TakeInViewModel model;
  private final Runnable taken;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label headline;
  @FXML private ProgressIndicator looking;
  @FXML private TableView<OldCopy> table;
  @FXML private TableColumn<OldCopy, OldCopy> fate;
  @FXML private TableColumn<OldCopy, OldCopy> file;
  @FXML private TableColumn<OldCopy, OldCopy> time;
  @FXML private TableColumn<OldCopy, OldCopy> size;
  @FXML private TableColumn<OldCopy, OldCopy> last;
  @FXML private TableColumn<OldCopy, OldCopy> reason;
  @FXML private Label hint;
  @FXML private VBox chosen;
  @FXML private Label because;
  @FXML private Label path;
  @FXML private VBox empty;
  @FXML private LinesBox message;
  @FXML private Button act;

  /// @param taken called after some were taken in
  TakeInController(SheetTools tools, TakeInViewModel model, Runnable taken) {
    this.tools = tools;
    this.model = model;
    this.taken = taken;
    root = SheetFxml.load(this, "takein.fxml");
  }

  Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("takeIn.title", model.database().name()));
    headline.textProperty().bind(model.headlineProperty());
    Parts.showWhen(looking, model.lookingProperty());
    showTable();
    message.show(model.message());
    act.textProperty().bind(model.actionProperty());
    act.disableProperty().bind(model.canTakeInProperty().not());
    model.reportProperty().subscribe(found -> found.ifPresent(_ -> taken.run()));
  }

  private void showTable() {
    var formats = tools.words().formats();
    table.setItems(model.found());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(""));
    fate.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    fate.setCellFactory(_ -> new CopyCell());
    fate.setSortable(false);
    BackupColumns.words(file, it -> formats.name(it.file()), "");
    BackupColumns.words(time, ofCopy(it -> formats.instant(it.at())), "");
    BackupColumns.words(size, ofCopy(it -> formats.size(it.bytes())), "number");
    BackupColumns.words(
        last, ofCopy(it -> it.lastMigration().map(Version::text).orElse(text("backups.none"))), "");
    BackupColumns.words(reason, model::because, "");
    var none = Bindings.isEmpty(model.found());
    Parts.showWhen(empty, none.and(model.lookingProperty().not()));
    Parts.showWhen(table, none.not());
    Parts.showWhen(hint, none.not());
    var selected = table.getSelectionModel().selectedItemProperty();
    because.textProperty().bind(selected.map(model::because).orElse(""));
    path.textProperty().bind(selected.map(it -> formats.path(it.file())).orElse(""));
    Parts.showWhen(chosen, selected.isNotNull());
    Bindings.isEmpty(model.found())
        .subscribe(_ -> tools.screen().jobs().later(table.getSelectionModel()::selectFirst));
  }

  private static Function<OldCopy, String> ofCopy(Function<OldCopy.Recognised, String> words) {
    return copy ->
        switch (copy) {
          case OldCopy.Recognised it -> words.apply(it);
          case OldCopy.Refused _ -> "";
        };
  }

  @FXML
  void act() {
    model.takeIn();
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }

  /// Whether one is taken in, as a badge.
  private static final class CopyCell extends TableCell<OldCopy, OldCopy> {
    @Override
    protected void updateItem(@Nullable OldCopy copy, boolean empty) {
      super.updateItem(copy, empty);
      if (empty || copy == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      StateBadge badge =
          switch (copy) {
            case OldCopy.Recognised _ ->
                new StateBadge(
                    new StateStyle(Feather.CHECK, StateStyle.Role.SUCCESS), text("takeIn.isCopy"));
            case OldCopy.Refused _ ->
                new StateBadge(
                    new StateStyle(Feather.MINUS, StateStyle.Role.NEUTRAL), text("takeIn.isNot"));
          };
      setGraphic(badge);
      setAccessibleText(
          copy instanceof OldCopy.Recognised ? text("takeIn.isCopy") : text("takeIn.isNot"));
    }
  }
}
