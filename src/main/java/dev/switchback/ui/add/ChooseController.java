package dev.switchback.ui.add;

import dev.switchback.registry.NewDatabase;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import dev.switchback.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/// The sheet on which somebody chooses which of the found databases to add.
public final class ChooseController {
  private final List<NewDatabase> found;
  private final Texts texts;
  private final Words words;
  private final SheetHost sheets;
  private final Consumer<List<NewDatabase>> onChosen;
  private final Map<NewDatabase, BooleanProperty> chosen = new HashMap<>();
  private final Parent view;

  @FXML private Label title;
  @FXML private ListView<NewDatabase> list;
  @FXML private Button all;
  @FXML private Button none;
  @FXML private Button cancel;
  @FXML private Button add;

  public ChooseController(
      List<NewDatabase> found,
      Texts texts,
      Words words,
      SheetHost sheets,
      Consumer<List<NewDatabase>> onChosen) {
    this.found = found;
    this.texts = texts;
    this.words = words;
    this.sheets = sheets;
    this.onChosen = onChosen;
    found.forEach(proposal -> chosen.put(proposal, new SimpleBooleanProperty(true)));
    view = Fxml.load(this, "choose.fxml", texts);
  }

  public void show() {
    sheets.show(view, () -> {});
  }

  @FXML
  void initialize() {
    title.setText(texts.get("add.title", words.formats().databases(found.size())));
    list.getItems().setAll(found);
    list.setCellFactory(_ -> new ProposalCell(this::isChosen, texts, words));
    list.setOnKeyPressed(
        event -> {
          NewDatabase selected = list.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.SPACE && selected != null) {
            isChosen(selected).set(!isChosen(selected).get());
            event.consume();
          }
        });
    chosen.values().forEach(property -> property.subscribe(this::count));
    count();
    all.setOnAction(event -> chosen.values().forEach(p -> p.set(true)));
    none.setOnAction(event -> chosen.values().forEach(p -> p.set(false)));
    cancel.setOnAction(event -> sheets.close());
    add.setOnAction(
        event -> {
          sheets.close();
          onChosen.accept(selection());
        });
  }

  private BooleanProperty isChosen(NewDatabase proposal) {
    return chosen.computeIfAbsent(proposal, _ -> new SimpleBooleanProperty());
  }

  private List<NewDatabase> selection() {
    return found.stream().filter(proposal -> isChosen(proposal).get()).toList();
  }

  private void count() {
    int count = selection().size();
    add.setDisable(count == 0);
    add.setText(texts.get("add.button", words.formats().databases(count)));
  }
}
