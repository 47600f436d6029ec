package dev.switchback.ui.create;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.Environment;
import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.app.SqlView;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.words.Account;
import dev.switchback.words.CreationWords;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Binds the sheet of a new database to its view model.
public final class CreateController {
  private final SheetTools tools;
  private final CreateViewModel model;
  private final Parent root;

  @FXML private TextField name;
  @FXML private CheckBox withEnding;
  @FXML private TextField folder;
  @FXML private RadioButton wal;
  @FXML private RadioButton delete;
  @FXML private Label walAdvice;
  @FXML private Label deleteAdvice;
  @FXML private ChoiceBox<Environment> environment;
  @FXML private CheckBox hasMigrations;
  @FXML private HBox migrationsBox;
  @FXML private TextField migrations;
  @FXML private FactRow firstRow;
  @FXML private CheckBox hasFirst;
  @FXML private VBox first;
  @FXML private TextField description;
  @FXML private TextField table;
  @FXML private TextArea columns;
  @FXML private FactRow why;
  @FXML private LinesBox obstacles;
  @FXML private Label nothing;
  @FXML private VBox preview;
  @FXML private Label blocked;
  @FXML private Button make;

  public CreateController(SheetTools tools, CreateViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "create.fxml");
  }

  public Parent root() {
    return root;
  }

  /// Puts the cursor where a person begins.
  public void focus() {
    name.requestFocus();
  }

  @FXML
  void initialize() {
    name.textProperty().bindBidirectional(model.nameProperty());
    withEnding.selectedProperty().bindBidirectional(model.withEndingProperty());
    withEnding.disableProperty().bind(name.textProperty().map(typed -> typed.contains(".")));
    folder.textProperty().bindBidirectional(model.folderProperty());
    showMode();
    showEnvironment();
    hasMigrations.selectedProperty().bindBidirectional(model.hasMigrationsProperty());
    migrations.textProperty().bindBidirectional(model.migrationsProperty());
    migrationsBox.disableProperty().bind(hasMigrations.selectedProperty().not());
    hasFirst.selectedProperty().bindBidirectional(model.hasFirstProperty());
    firstRow.visibleProperty().bind(hasMigrations.selectedProperty());
    Parts.showWhen(first, hasFirst.selectedProperty());
    description.textProperty().bindBidirectional(model.descriptionProperty());
    table.textProperty().bindBidirectional(model.tableProperty());
    columns.textProperty().bindBidirectional(model.columnsProperty());
    columns.disableProperty().bind(table.textProperty().map(String::isBlank));
    obstacles.show(model.obstacles());
    why.visibleProperty().bind(Bindings.isNotEmpty(model.obstacles()));
    model.planProperty().subscribe(this::showPlan);
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(blocked, model.blockedProperty().isNotEmpty());
    make.disableProperty().bind(model.blockedProperty().isNotEmpty().or(model.makingProperty()));
    make.accessibleHelpProperty().bind(model.blockedProperty());
    make.textProperty()
        .bind(
            model
                .planProperty()
                .map(
                    plan ->
                        plan.map(found -> text("create.make", fileName(found)))
                            .orElseGet(() -> text("create.make.none"))));
  }

  private static String fileName(CreationPlan plan) {
    return String.valueOf(plan.creation().file().getFileName());
  }

  private void showMode() {
    CreationWords words = tools.words().creations();
    wal.setText(words.name(JournalMode.WAL));
    walAdvice.setText(words.advice(JournalMode.WAL));
    wal.setAccessibleHelp(walAdvice.getText());
    delete.setText(words.name(JournalMode.DELETE));
    deleteAdvice.setText(words.advice(JournalMode.DELETE));
    delete.setAccessibleHelp(deleteAdvice.getText());
    model
        .modeProperty()
        .subscribe(now -> (now == JournalMode.WAL ? wal : delete).setSelected(true));
    wal.selectedProperty()
        .subscribe(
            chosen -> model.modeProperty().set(chosen ? JournalMode.WAL : JournalMode.DELETE));
  }

  private void showEnvironment() {
    environment.getItems().setAll(Environment.values());
    environment.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Environment value) {
            return value == null ? "" : tools.words().word(value);
          }

          @Override
          public Environment fromString(String typed) {
            throw new UnsupportedOperationException("Nobody types here: " + typed);
          }
        });
    environment.valueProperty().bindBidirectional(model.environmentProperty());
  }

  private void showPlan(Optional<CreationPlan> plan) {
    preview.getChildren().clear();
    nothing.setVisible(plan.isEmpty());
    nothing.setManaged(plan.isEmpty());
    plan.ifPresent(
        found -> {
          for (Account.Part part : tools.words().creations().say(found).parts()) {
            preview.getChildren().add(section(part));
          }
          found
              .first()
              .map(migration -> migration.files().getFirst())
              .filter(_ -> !model.tableProperty().get().isBlank())
              .ifPresent(this::showFile);
        });
  }

  private static VBox section(Account.Part part) {
    Label label =
        new Label(
            part.label().substring(0, 1).toUpperCase(Locale.ROOT) + part.label().substring(1));
    label.getStyleClass().add("hint");
    LinesBox lines = new LinesBox();
    lines.set(part.lines().stream().map(Line::plain).toList());
    return new VBox(label, lines);
  }

  private void showFile(NewMigration.NewFile file) {
    SqlView view = new SqlView();
    view.getStyleClass().add("preview-sql");
    view.show(file.text(), 1);
    Label name = new Label(String.valueOf(file.path().getFileName()));
    name.getStyleClass().add("preview-name");
    preview.getChildren().addAll(name, view);
  }

  @FXML
  void chooseFolder() {
    choose(text("create.folder.title"), model.folderProperty());
  }

  @FXML
  void chooseMigrations() {
    choose(text("create.migrations.title"), model.migrationsProperty());
  }

  private void choose(String title, StringProperty into) {
    tools
        .folders()
        .apply(title, start(into.get()))
        .ifPresent(chosen -> into.set(chosen.toString()));
  }

  private static Optional<Path> start(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(Path.of(typed.strip()));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  @FXML
  void copyCommand() {
    tools.copy(model.command());
  }

  @FXML
  void make() {
    model.make();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
