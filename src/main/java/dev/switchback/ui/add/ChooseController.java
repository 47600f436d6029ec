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
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.util.StringConverter;

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
    list.setCellFactory(
        CheckBoxListCell.forListView(
            proposal -> chosen.getOrDefault(proposal, new SimpleBooleanProperty()),
            new StringConverter<>() {
              @Override
              public String toString(NewDatabase proposal) {
                return describe(proposal);
              }

              @Override
              public NewDatabase fromString(String text) {
                throw new UnsupportedOperationException("The list isn't edited");
              }
            }));
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

  private String describe(NewDatabase proposal) {
    String source =
        proposal
            .source()
            .map(folder -> texts.get("add.source", words.formats().path(folder)))
            .orElseGet(() -> texts.get("add.noSource"));
    return words.formats().path(proposal.file()) + "  ·  " + source;
  }

  private List<NewDatabase> selection() {
    return found.stream()
        .filter(proposal -> chosen.getOrDefault(proposal, new SimpleBooleanProperty()).get())
        .toList();
  }

  private void count() {
    int count = selection().size();
    add.setDisable(count == 0);
    add.setText(texts.get("add.button", words.formats().databases(count)));
  }
}
