package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Tool;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Environment;
import dev.switchback.registry.EnvironmentFile;
import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.sheet.SheetTools;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What is registered of a database: how it is called, where it is, what it is used for.
final class RegistrationPage extends VBox {
  private static final List<DatabaseSetting> NAMING =
      List.of(
          DatabaseSetting.CREATE_WHEN_MISSING,
          DatabaseSetting.FILE_ENDING,
          DatabaseSetting.PREFIX_DEVELOPMENT,
          DatabaseSetting.PREFIX_STAGING,
          DatabaseSetting.PREFIX_PRODUCTION);

  private final SheetTools tools;
  private final DatabaseSettingsViewModel model;
  private final VBox found = new VBox();

  RegistrationPage(SheetTools tools, DatabaseSettingsViewModel model) {
    this.tools = tools;
    this.model = model;
    getStyleClass().add("settings-rows");
    getChildren().addAll(name(), file(), folder(), readAs(), environment(), protection());
    NAMING.forEach(
        setting -> getChildren().add(SettingBox.of(setting, model, tools.words().settings())));
  }

  private Node name() {
    TextField field = field("name", text("settings.name"));
    field.textProperty().bindBidirectional(model.nameProperty());
    return SettingRow.of(text("settings.name"), field);
  }

  private Node file() {
    TextField field = field("file", text("settings.file"));
    field.textProperty().bindBidirectional(model.fileProperty());
    return SettingRow.of(text("settings.file"), field, SettingBox.hint(text("settings.file.hint")));
  }

  private Node folder() {
    TextField field = field("folder", text("settings.folder"));
    field.textProperty().bindBidirectional(model.folderProperty());
    field.setPromptText(text("settings.folder.none"));
    HBox.setHgrow(field, Priority.ALWAYS);
    Button browse = new Button(text("create.browse"));
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(
        _ ->
            tools
                .folders()
                .apply(text("settings.folder.title"), start())
                .ifPresent(chosen -> model.folderProperty().set(chosen.toString())));
    HBox line = new HBox(field, browse);
    line.getStyleClass().add("row-buttons");
    return SettingRow.of(text("settings.folder"), line);
  }

  private Node readAs() {
    ComboBox<Optional<Tool>> box = new ComboBox<>();
    box.setId("layout");
    box.setAccessibleText(text("settings.layout"));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<Tool> chosen) {
            return model.layoutName(chosen);
          }

          @Override
          public Optional<Tool> fromString(String typed) {
            throw new UnsupportedOperationException("Nobody types here: " + typed);
          }
        });
    box.getItems().setAll(model.layouts());
    box.valueProperty().bindBidirectional(model.layoutProperty());
    return SettingRow.of(
        text("settings.layout"), box, SettingBox.hint(text("settings.layout.hint")));
  }

  private Optional<Path> start() {
    try {
      String typed = model.folderProperty().get().strip();
      return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  private Node environment() {
    ToggleGroup group = new ToggleGroup();
    FlowPane line = new FlowPane();
    line.getStyleClass().add("settings-choices");
    for (Environment one : Environment.values()) {
      RadioButton button = new RadioButton(tools.words().word(one));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setId(one.name());
      button.setToggleGroup(group);
      button.setOnAction(_ -> model.environmentProperty().set(one));
      model.environmentProperty().subscribe(now -> button.setSelected(now == one));
      button.setGraphic(Icons.of(StateStyle.of(one).icon()));
      button.getStyleClass().addAll("environment", StateStyle.of(one).role().styleClass());
      line.getChildren().add(button);
    }
    found.getStyleClass().add("settings-found");
    model.environmentFiles().addListener((ListChangeListener<EnvironmentFile>) _ -> showFound());
    showFound();
    return SettingRow.of(
        text("settings.environment"),
        line,
        SettingBox.hint(text("settings.environment.hint")),
        found);
  }

  private void showFound() {
    found
        .getChildren()
        .setAll(model.environmentFiles().stream().map(this::environmentFile).toList());
    found.setVisible(!found.getChildren().isEmpty());
    found.setManaged(found.isVisible());
  }

  private Node environmentFile(EnvironmentFile said) {
    Label what =
        new Label(
            text(
                said.exists() ? "settings.env" : "settings.env.notThere",
                said.saidBy(),
                tools.words().word(said.environment()),
                tools.words().formats().path(said.file())));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.setMinWidth(0);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Button use = new Button(text("settings.env.use"));
    use.setId("use-" + said.environment());
    use.setMinWidth(Region.USE_PREF_SIZE);
    use.setAccessibleText(text("settings.env.use") + ", " + what.getText());
    use.setOnAction(_ -> model.use(said));
    HBox line = new HBox(what, use);
    line.getStyleClass().add("row-buttons");
    return line;
  }

  private Node protection() {
    CheckBox box = new CheckBox(text("settings.protected"));
    box.setId("protected");
    box.selectedProperty().bindBidirectional(model.protectedProperty());
    return SettingRow.of("", box, SettingBox.hint(text("settings.protected.hint")));
  }

  private static TextField field(String id, String label) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(label);
    return field;
  }
}
