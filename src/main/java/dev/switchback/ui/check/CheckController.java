package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.Cure;
import dev.switchback.health.Finding;
import dev.switchback.mend.Mend;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.check.CheckViewModel.Phase;
import dev.switchback.ui.check.CheckViewModel.Rhythm;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.Phases;
import dev.switchback.ui.sheet.ProgressPane;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.sheet.WorkingButtons;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the check to its view model.
public final class CheckController {
  private final SheetTools tools;
  private final CheckViewModel model;
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private VBox choose;
  @FXML private FactRow failedRow;
  @FXML private LinesBox failure;
  @FXML private RadioButton quick;
  @FXML private RadioButton full;
  @FXML private RadioButton foreignKeys;
  @FXML private Label quickTime;
  @FXML private Label fullTime;
  @FXML private Label foreignKeysTime;
  @FXML private RadioButton rules;
  @FXML private Label rulesTime;
  @FXML private CheckBox onCopy;
  @FXML private ComboBox<Rhythm> rhythm;
  @FXML private Label planned;
  @FXML private LinesBox lastTime;
  @FXML private ProgressPane progress;
  @FXML private VBox result;
  @FXML private ButtonBar chooseButtons;
  @FXML private Button act;
  @FXML private WorkingButtons workingButtons;
  @FXML private ButtonBar resultButtons;
  @FXML private Button closeResult;

  public CheckController(SheetTools tools, CheckViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "check.fxml");
  }

  public Parent root() {
    return root;
  }

  @FXML
  void initialize() {
    title.setText(text("check.title", model.database().name()));
    String path = tools.words().formats().path(model.database().file());
    subtitle
        .textProperty()
        .bind(model.sizeProperty().map(size -> size.isEmpty() ? path : path + " · " + size));
    Parts.fitHeight(scroll, body);
    Phases<Phase> phases = showPhases();
    failure.show(model.failure());
    failedRow.visibleProperty().bind(Bindings.isNotEmpty(model.failure()));
    lastTime.show(model.lastTime());
    choice(quick, CheckKind.QUICK, quickTime);
    choice(full, CheckKind.INTEGRITY, fullTime);
    choice(foreignKeys, CheckKind.FOREIGN_KEYS, foreignKeysTime);
    choice(rules, CheckKind.RULES, rulesTime);
    onCopy
        .selectedProperty()
        .subscribe(
            selected -> model.placeProperty().set(selected ? CheckPlace.COPY : CheckPlace.FILE));
    showRhythm();
    act.defaultButtonProperty().bind(phases.is(Phase.CHOOSE));
    closeResult.defaultButtonProperty().bind(phases.is(Phase.RESULT));
    workingButtons.onHide(this::close);
    model.operationProperty().subscribe(now -> now.ifPresent(this::follow));
    model
        .resultProperty()
        .subscribe(
            now ->
                now.ifPresent(
                    view ->
                        result
                            .getChildren()
                            .setAll(CheckRows.of(view, tools.words(), this::cure))));
  }

  private void showRhythm() {
    rhythm.getItems().setAll(Rhythm.NEVER, Rhythm.DAILY, Rhythm.WEEKLY);
    rhythm.setConverter(new RhythmText());
    rhythm.setDisable(model.database().id().isEmpty());
    model
        .rhythmProperty()
        .subscribe(
            now -> {
              if (now == Rhythm.OTHER && !rhythm.getItems().contains(now)) {
                rhythm.getItems().add(now);
              }
              rhythm.setValue(now);
            });
    rhythm.setOnAction(_ -> model.plan(rhythm.getValue()));
    planned.textProperty().bind(model.plannedProperty());
    Parts.showWhen(planned, Bindings.isNotEmpty(model.plannedProperty()));
  }

  /// How often, in words.
  private static final class RhythmText extends StringConverter<Rhythm> {
    @Override
    public String toString(@Nullable Rhythm value) {
      return value == null ? "" : SheetTexts.of("check.rhythm", value);
    }

    @Override
    public Rhythm fromString(String text) {
      throw new UnsupportedOperationException("Nothing is typed here");
    }
  }

  /// Leads from a finding to what helps.
  private void cure(Cure cure, Finding finding) {
    Database database = model.database();
    Optional<String> subject = finding.index().or(finding::table);
    close();
    switch (cure) {
      case REINDEX, REBUILD_SEARCH ->
          tools.actions().reviewMend(database, new Mend.Reindex(subject));
      case REBUILD_TABLE ->
          finding
              .table()
              .ifPresent(
                  table -> tools.actions().reviewMend(database, new Mend.RebuildTable(table)));
      case COMPACT -> tools.actions().reviewMend(database, new Mend.Compact());
      case RESTORE -> tools.actions().openBackups(database);
      case SALVAGE -> tools.actions().salvage(database);
      case CORRECT_ROWS, OTHER_PROGRAM -> {}
    }
  }

  private Phases<Phase> showPhases() {
    Phases<Phase> phases = new Phases<>(Phase.class, model.phaseProperty(), scroll);
    phases.show(Phase.CHOOSE, quick::requestFocus, choose, chooseButtons);
    phases.show(Phase.WORKING, workingButtons.stop()::requestFocus, progress, workingButtons);
    phases.show(Phase.RESULT, closeResult::requestFocus, result, resultButtons);
    return phases;
  }

  private void choice(RadioButton button, CheckKind kind, Label time) {
    button
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                model.kindProperty().set(kind);
              }
            });
    time.textProperty().bind(model.sizeProperty().map(_ -> model.expected(kind)));
    button.accessibleHelpProperty().bind(time.textProperty());
  }

  private void follow(Operation operation) {
    workingButtons.stops(operation);
    progress.follow(operation, text("check.leaves"), workingButtons.stop(), tools.words());
  }

  @FXML
  void check() {
    model.check();
  }

  @FXML
  void again() {
    model.again();
  }

  @FXML
  void cancelOperation() {
    model.operationProperty().get().ifPresent(Operation::cancel);
  }

  @FXML
  void copyReport() {
    model.resultProperty().get().ifPresent(view -> tools.copy(view.text()));
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }
}
