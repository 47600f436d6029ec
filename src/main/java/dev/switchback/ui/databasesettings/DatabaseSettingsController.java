package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.app.SettingsPage;
import dev.switchback.ui.app.SettingsWish;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.NameRow;
import dev.switchback.ui.sheet.Parts;
import dev.switchback.ui.sheet.SheetFxml;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.ui.sheet.SheetTools;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Binds the sheet of a database's settings to its view model.
public final class DatabaseSettingsController {
  private static final List<DatabaseSetting> RUNS =
      List.of(
          DatabaseSetting.RUN_AT_START,
          DatabaseSetting.BUSY_TIMEOUT,
          DatabaseSetting.SYNCHRONOUS,
          DatabaseSetting.FOREIGN_KEYS,
          DatabaseSetting.OPTIMIZE_ON_CLOSE,
          DatabaseSetting.REGEXP);

  private final SheetTools tools;
  private final DatabaseSettingsViewModel model;
  private final Map<SettingsPage, Node> made = new EnumMap<>(SettingsPage.class);
  private final Parent root;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private ListView<SettingsPage> pages;
  @FXML private ScrollPane scroll;
  @FXML private VBox page;
  @FXML private LinesBox cautions;
  @FXML private LinesBox changes;
  @FXML private NameRow nameRow;
  @FXML private Label blocked;
  @FXML private Button copyCommand;
  @FXML private Button leave;
  @FXML private Button save;

  public DatabaseSettingsController(SheetTools tools, DatabaseSettingsViewModel model) {
    this.tools = tools;
    this.model = model;
    root = SheetFxml.load(this, "databasesettings.fxml");
  }

  public Parent root() {
    return root;
  }

  /// Shows the page that is wished for, and puts the cursor where something is to be set.
  public void open(SettingsWish wish) {
    pages.getSelectionModel().select(wish.page());
    supplied(wish.setting());
    if (!wish.setting().isEmpty()) {
      Node control = page.lookup("#" + wish.setting());
      if (control != null) {
        control.requestFocus();
      }
    }
  }

  private void supplied(String setting) {
    for (SuppliedViewModel.Kind kind : SuppliedViewModel.Kind.values()) {
      kind.named(setting)
          .ifPresent(
              name -> {
                model.supplied().begin(kind, name);
                if (made.get(SettingsPage.FUNCTIONS) instanceof SuppliedPage form) {
                  form.focusValue();
                }
              });
    }
  }

  @FXML
  void initialize() {
    model
        .databaseProperty()
        .subscribe(
            now -> {
              title.setText(text("settings.of", now.name()));
              subtitle.setText(tools.words().formats().path(now.file()));
            });
    pages.getItems().setAll(SettingsPage.values());
    pages.setCellFactory(_ -> new PageCell());
    pages
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                page.getChildren().setAll(made.computeIfAbsent(chosen, this::make));
                scroll.setVvalue(0);
              }
            });
    pages.getSelectionModel().selectFirst();
    cautions.show(model.cautions());
    changes.show(model.changes());
    nameRow.ask(model.nameToTypeProperty(), model.typedNameProperty());
    blocked.textProperty().bind(model.blockedProperty());
    Parts.showWhen(
        blocked,
        model
            .blockedProperty()
            .isNotEmpty()
            .and(Bindings.isNotEmpty(model.changes()).or(isWrong())));
    save.disableProperty().bind(model.blockedProperty().isNotEmpty());
    save.accessibleHelpProperty().bind(model.blockedProperty());
    copyCommand.disableProperty().bind(Bindings.isEmpty(model.changes()));
    model.changes().addListener((ListChangeListener<Object>) _ -> nameSave());
    nameSave();
    // The button that kept them is disabled now, and without a focus no key arrives anywhere.
    model.savedProperty().subscribe(now -> now.ifPresent(_ -> leave.requestFocus()));
  }

  /// Nothing to keep is no reproach.
  private javafx.beans.binding.BooleanBinding isWrong() {
    return model.blockedProperty().isNotEqualTo(text("settings.blocked.nothing"));
  }

  private void nameSave() {
    long count = model.changes().stream().filter(line -> line.tone() == Line.Tone.CHANGED).count();
    save.setText(text("settings.save", count));
  }

  private Node make(SettingsPage wanted) {
    return switch (wanted) {
      case DATABASE -> new RegistrationPage(tools, model);
      case RUNS -> runs();
      case JOURNAL -> new JournalPage(tools, model, this::changeMode);
      case FUNCTIONS -> new SuppliedPage(model, tools.words().settings());
      case JARS -> jars();
    };
  }

  private Node runs() {
    VBox rows = new VBox();
    rows.getStyleClass().add("settings-rows");
    RUNS.forEach(
        setting -> rows.getChildren().add(SettingBox.of(setting, model, tools.words().settings())));
    return rows;
  }

  private Node jars() {
    Button open = new Button(text("settings.jars.open"));
    open.setId("openJars");
    open.setOnAction(
        _ -> {
          close();
          tools.actions().openJars(model.databaseProperty().get());
        });
    VBox rows = new VBox(SettingBox.hint(text("settings.jars.about")), open);
    rows.getStyleClass().add("settings-rows");
    return rows;
  }

  private void changeMode(JournalMode wanted) {
    JournalModeViewModel changing =
        new JournalModeViewModel(tools.context(), model.databaseProperty().get(), wanted);
    changing.savedProperty().subscribe(now -> now.ifPresent(this::modeChanged));
    new JournalModeController(tools, changing).show();
  }

  private void modeChanged(Database updated) {
    model.changedElsewhere(updated);
    model.load();
    tools.screen().changed().accept(updated);
  }

  @FXML
  void save() {
    model.save();
  }

  @FXML
  void copyCommand() {
    tools.copy(model.commands());
  }

  @FXML
  void close() {
    tools.screen().sheets().close();
  }

  private static final class PageCell extends ListCell<SettingsPage> {
    @Override
    protected void updateItem(SettingsPage item, boolean empty) {
      super.updateItem(item, empty);
      // A title that is too long is cut, and doesn't make the list scroll.
      setPrefWidth(0);
      setText(empty || item == null ? null : SheetTexts.of("settings.page", item));
    }
  }
}
