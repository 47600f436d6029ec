package dev.switchback.ui.add;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Tool;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.SourceGuess;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

/// Binds the sheet of what was found to its view model.
public final class AddController {
  private final SheetTools tools;
  private final AddViewModel model;
  private final Consumer<List<NewDatabase>> onChosen;
  private final Parent root;
  private Subscription watched = Subscription.EMPTY;
  private boolean isShowing;

  @FXML private Label title;
  @FXML private VBox listPane;
  @FXML private ListView<Candidate> list;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private FactRow messageRow;
  @FXML private LinesBox message;
  @FXML private TextField name;
  @FXML private Label file;
  @FXML private Label named;
  @FXML private ComboBox<Optional<Path>> folder;
  @FXML private LinesBox source;
  @FXML private FactRow layoutRow;
  @FXML private ComboBox<Optional<Tool>> layout;
  @FXML private LinesBox history;
  @FXML private Button otherHistory;
  @FXML private Label blocked;
  @FXML private Button add;

  /// @param onChosen gets what is to be registered, after the sheet was closed
  public AddController(SheetTools tools, AddViewModel model, Consumer<List<NewDatabase>> onChosen) {
    this.tools = tools;
    this.model = model;
    this.onChosen = onChosen;
    root = SheetFxml.load(this, "add.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    boolean isOne = model.candidates().size() == 1;
    title.setText(
        isOne
            ? text("add.title.one", model.candidates().getFirst().found().name())
            : text("add.title", tools.words().formats().databases(model.candidates().size())));
    Parts.fitHeight(scroll, body);
    listPane.setVisible(!isOne);
    listPane.setManaged(!isOne);
    showList();
    message.show(model.message());
    messageRow.visibleProperty().bind(Bindings.isNotEmpty(model.message()));
    name.textProperty().addListener((_, _, typed) -> act(() -> model.rename(typed)));
    folder.setConverter(naming(this::folderName));
    folder.setItems(model.folders());
    folder.valueProperty().addListener((_, _, chosen) -> taken(chosen, model::useFolder));
    layout.setConverter(naming(model::layoutName));
    layout.getItems().setAll(model.layouts());
    layout.valueProperty().addListener((_, _, chosen) -> taken(chosen, model::useLayout));
    model.shownProperty().subscribe(this::watch);
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty());
    add.disableProperty().bind(model.blockedProperty().isNotEmpty());
    add.accessibleHelpProperty().bind(model.blockedProperty());
    model.candidates().forEach(one -> one.chosenProperty().subscribe(this::count));
    count();
  }

  private void showList() {
    list.getItems().setAll(model.candidates());
    list.setCellFactory(_ -> new ProposalCell(tools.words()));
    list.getSelectionModel().select(model.shownProperty().get());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, selected) -> {
              if (selected != null) {
                model.shownProperty().set(selected);
              }
            });
    list.setOnKeyPressed(
        event -> {
          Candidate selected = list.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.SPACE && selected != null) {
            selected.chosenProperty().set(!selected.chosenProperty().get());
            event.consume();
          }
        });
  }

  private void watch(Candidate candidate) {
    watched.unsubscribe();
    watched = candidate.proposalProperty().subscribe(this::show);
  }

  /// What is shown is not taken for what somebody chose.
  private void show(NewDatabase proposal) {
    isShowing = true;
    if (!name.getText().strip().equals(proposal.name().strip())) {
      name.setText(proposal.name());
    }
    file.setText(tools.words().formats().path(proposal.file()));
    named.setText(
        proposal.exists()
            ? model.named(proposal)
            : text("add.notYet.named", model.named(proposal)));
    folder.setValue(proposal.source().map(SourceGuess::folder));
    layout.setValue(proposal.settings().layout());
    layoutRow.setVisible(proposal.source().isPresent());
    source.set(model.sourceLines(proposal));
    history.set(model.historyLines(proposal));
    otherHistory.setDisable(proposal.findings().isEmpty());
    isShowing = false;
  }

  private <T> void taken(T chosen, Consumer<T> use) {
    if (chosen != null) {
      act(() -> use.accept(chosen));
    }
  }

  private void act(Runnable what) {
    if (!isShowing) {
      what.run();
    }
  }

  private String folderName(Optional<Path> place) {
    return place.map(tools.words().formats()::path).orElseGet(() -> text("add.noSource"));
  }

  private static <T> StringConverter<T> naming(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String typed) {
        throw new UnsupportedOperationException("Nobody types here: " + typed);
      }
    };
  }

  private void count() {
    long count = model.candidates().stream().filter(one -> one.chosenProperty().get()).count();
    add.setText(
        model.candidates().size() == 1
            ? text("add.button.one")
            : text("add.button", tools.words().formats().databases(count)));
  }

  @FXML
  void otherFolder() {
    NewDatabase now = model.shownProperty().get().proposalProperty().get();
    tools
        .folders()
        .apply(
            text("add.folder.title"),
            now.source()
                .map(SourceGuess::folder)
                .or(() -> Optional.ofNullable(now.file().getParent())))
        .ifPresent(chosen -> model.useFolder(Optional.of(chosen)));
  }

  @FXML
  void anotherHistory() {
    tools.actions().chooseHistory(model.unregistered(), model::useHistory);
  }

  @FXML
  void all() {
    model.chooseAll();
  }

  @FXML
  void none() {
    model.chooseNone();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }

  @FXML
  void add() {
    List<NewDatabase> chosen = model.chosen();
    close();
    onChosen.accept(chosen);
  }
}
