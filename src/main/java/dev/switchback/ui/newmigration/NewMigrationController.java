package dev.switchback.ui.newmigration;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.source.NewMigration;
import dev.switchback.source.NewMigration.NewFile;
import dev.switchback.template.Guide;
import dev.switchback.template.Template;
import dev.switchback.ui.app.SqlView;
import dev.switchback.ui.guide.GuideSheet;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.words.TemplateWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds the sheet of a new migration to its view model.
public final class NewMigrationController {
  private final SheetTools tools;
  private final NewMigrationViewModel model;
  private final TemplateWords words;
  private final Parent root;

  @FXML private Label subtitle;
  @FXML private TextField description;
  @FXML private ListView<Template> templates;
  @FXML private Label about;
  @FXML private VBox fields;
  @FXML private LinesBox lines;
  @FXML private VBox preview;
  @FXML private LinesBox checklist;
  @FXML private HBox rebuildRow;
  @FXML private CheckBox open;
  @FXML private Label blocked;
  @FXML private Button create;

  public NewMigrationController(SheetTools tools, NewMigrationViewModel model, Path folder) {
    this.tools = tools;
    this.model = model;
    this.words = tools.words().templates();
    root = SheetFxml.load(this, "newmigration.fxml");
    subtitle.setText(tools.words().formats().path(folder));
  }

  public Parent root() {
    return root;
  }

  /// Puts the cursor where a person begins.
  public void focus() {
    description.requestFocus();
  }

  @FXML
  void initialize() {
    description.textProperty().bindBidirectional(model.descriptionProperty());
    templates.getItems().setAll(Template.values());
    templates.setCellFactory(_ -> new NameCell());
    templates.getSelectionModel().select(model.templateProperty().get());
    templates
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.templateProperty().set(chosen);
              }
            });
    model.templateProperty().subscribe(this::showFields);
    model.templateProperty().subscribe(now -> templates.getSelectionModel().select(now));
    lines.show(model.lines());
    checklist.show(model.checklist());
    Parts.showWhen(
        rebuildRow,
        Bindings.createBooleanBinding(
            () -> model.rebuildProperty().get().isPresent(), model.rebuildProperty()));
    model.draftProperty().subscribe(this::showFiles);
    blocked
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                model::missing, model.draftProperty(), model.descriptionProperty()));
    create.disableProperty().bind(blocked.textProperty().isNotEmpty());
    Parts.showWhen(blocked, create.disabledProperty());
    model.writtenProperty().subscribe(this::written);
  }

  private void showFields(Template template) {
    about.setText(words.about(template));
    fields
        .getChildren()
        .setAll(
            template.fields().stream()
                .map(
                    field ->
                        new FieldBox(template, field, model.field(field), model.tables(), words))
                .toList());
  }

  private void showFiles(Optional<NewMigration> draft) {
    List<NewFile> files = draft.map(NewMigration::files).orElse(List.of());
    create.setText(files.size() == 1 ? text("newMigration.writeOne") : text("newMigration.write"));
    List<Node> nodes = new ArrayList<>();
    for (NewFile file : files) {
      Label name = new Label(String.valueOf(file.path().getFileName()));
      name.getStyleClass().add("preview-name");
      SqlView view = new SqlView();
      view.getStyleClass().add("preview-sql");
      view.show(file.text(), 1);
      VBox.setVgrow(view, Priority.ALWAYS);
      nodes.addAll(List.of(name, view));
    }
    if (nodes.isEmpty()) {
      Label nothing = new Label(text("newMigration.nothing"));
      nothing.getStyleClass().add("hint");
      nothing.setWrapText(true);
      nodes.add(nothing);
    }
    preview.getChildren().setAll(nodes);
  }

  private void written(List<Path> files) {
    if (files.isEmpty()) {
      return;
    }
    tools.screen().sheets().close();
    tools
        .screen()
        .toasts()
        .show(
            text("newMigration.written", String.valueOf(files.getFirst().getFileName())),
            Optional.of(text("newMigration.open")),
            () -> tools.opener().accept(files.getFirst()));
    if (open.isSelected()) {
      tools.opener().accept(files.getFirst());
    }
  }

  @FXML
  void rebuild() {
    model.rebuildProperty().get().ifPresent(model::begin);
  }

  @FXML
  void showGuide() {
    new GuideSheet(tools.screen().sheets()).show(Guide.topicOf(model.templateProperty().get()));
  }

  @FXML
  void create() {
    model.create();
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }

  private final class NameCell extends ListCell<Template> {
    @Override
    protected void updateItem(Template template, boolean empty) {
      super.updateItem(template, empty);
      // A name that is too long is cut, and doesn't make the list scroll.
      setPrefWidth(0);
      setText(empty || template == null ? null : words.name(template));
    }
  }
}
