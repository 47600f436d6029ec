package dev.switchback.ui.jars;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.source.CodeJar;
import dev.switchback.ui.sheet.AccountPane;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the sheet about jars to its view model.
public final class JarsController {
  private final SheetTools tools;
  private final JarsViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ProgressIndicator looking;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private LinesBox message;
  @FXML private VBox cards;

  public JarsController(SheetTools tools, JarsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "jars.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("jars.title", model.databaseProperty().get().name()));
    subtitle.setText(
        model.databaseProperty().get().source().map(tools.words().formats()::path).orElse(""));
    Parts.showWhen(looking, model.lookingProperty());
    Parts.fitHeight(scroll, body);
    message.show(model.message());
    model.jars().addListener((ListChangeListener<CodeJar>) _ -> showCards());
    model.databaseProperty().subscribe(_ -> showCards());
  }

  private void showCards() {
    cards.getChildren().setAll(model.jars().stream().map(this::card).toList());
  }

  private Node card(CodeJar jar) {
    AccountPane account = new AccountPane();
    account.show(model.isAllowed(jar) ? Line.Tone.GOOD : Line.Tone.LOCK, model.account(jar));
    boolean isAllowed = model.isAllowed(jar);
    Button choose = new Button(text(isAllowed ? "jars.forbid" : "jars.allow"));
    choose.setId(isAllowed ? "forbid" : "allow");
    choose.setOnAction(
        _ -> {
          if (isAllowed) {
            model.forbid(jar);
          } else {
            model.allow(jar);
          }
        });
    Button copy = new Button(text("sheet.copyCommand"));
    copy.setOnAction(
        _ -> {
          tools.copy(model.command(jar));
          tools.screen().toasts().show(text("sheet.copied"), Optional.empty(), () -> {});
        });
    HBox buttons = new HBox(choose, copy);
    buttons.getStyleClass().add("row-buttons");
    VBox card = new VBox(account, buttons);
    card.getStyleClass().add("blocked-case");
    return card;
  }

  @FXML
  void checkAgain() {
    model.load();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
