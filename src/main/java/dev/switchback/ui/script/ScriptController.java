package dev.switchback.ui.script;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.SqlView;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SaveAs;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.words.ScriptWords.Reader;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Binds the sheet of a script to its view model.
public final class ScriptController {
  private final SheetTools tools;
  private final ScriptViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private HBox progress;
  @FXML private ProgressBar bar;
  @FXML private Label detail;
  @FXML private LinesBox lines;
  @FXML private HBox readerBox;
  @FXML private ChoiceBox<Reader> reader;
  @FXML private SqlView sql;
  @FXML private Button copyScript;
  @FXML private Button save;

  public ScriptController(SheetTools tools, ScriptViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "script.fxml");
  }

  /// Shows the sheet over the one that is open, and makes the script.
  public void show() {
    tools.show(model.database(), root, model::stop);
    model.make();
  }

  @FXML
  void initialize() {
    title.setText(text("script.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.showWhen(looking, model.makingProperty());
    Parts.showWhen(progress, model.makingProperty());
    var isThere = model.scriptProperty().isNotEmpty();
    Parts.showWhen(readerBox, isThere);
    Parts.showWhen(sql, isThere);
    copyScript.disableProperty().bind(isThere.not());
    save.disableProperty().bind(isThere.not());
    lines.show(model.lines());
    reader.getItems().setAll(Reader.values());
    reader.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Reader value) {
            return value == null ? "" : SheetTexts.of("script.reader", value);
          }

          @Override
          public Reader fromString(String text) {
            throw new UnsupportedOperationException("Nobody types here: " + text);
          }
        });
    reader.valueProperty().bindBidirectional(model.readerProperty());
    model.scriptProperty().subscribe(script -> sql.show(script, 1));
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
  }

  private void follow(Operation operation) {
    bar.progressProperty().bind(operation.progressProperty());
    detail.textProperty().bind(operation.detailProperty());
  }

  @FXML
  void save() {
    Path beside = model.database().source().orElse(model.database().file());
    SaveAs.ask(root, text("script.save"), beside.resolveSibling(model.proposedName()))
        .ifPresent(model::save);
  }

  @FXML
  void copyScript() {
    tools.copy(model.scriptProperty().get());
    tools.screen().toasts().show(text("sheet.copied"), Optional.empty(), () -> {});
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
    tools.screen().toasts().show(text("sheet.copied"), Optional.empty(), () -> {});
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
