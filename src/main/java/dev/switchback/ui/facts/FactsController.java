package dev.switchback.ui.facts;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet that tells all about one file to its view model.
public final class FactsController {
  private final SheetTools tools;
  private final FactsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private LinesBox obstacles;
  @FXML private AccountPane account;
  @FXML private Button count;
  @FXML private Button close;

  public FactsController(SheetTools tools, FactsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "facts.fxml");
  }

  public void show() {
    tools.show(model.database(), root, () -> {});
    close.requestFocus();
    model.look();
  }

  @FXML
  void initialize() {
    title.setText(text("facts.title", model.database().name()));
    subtitle.setText(tools.words().formats().path(model.database().file()));
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    obstacles.show(model.obstacles());
    count.disableProperty().bind(model.countedProperty().or(model.lookingProperty()));
    model
        .accountProperty()
        .subscribe(told -> told.ifPresent(it -> account.show(Line.Tone.PLAIN, it)));
  }

  @FXML
  void countRows() {
    model.countRows();
  }

  @FXML
  void copyFacts() {
    tools.copy(model.shown());
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
