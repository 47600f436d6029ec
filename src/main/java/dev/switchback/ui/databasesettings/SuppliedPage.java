package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.DatabaseSetting;
import dev.switchback.ui.databasesettings.SuppliedViewModel.Kind;
import dev.switchback.ui.databasesettings.SuppliedViewModel.Supplied;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.SettingWords;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The functions and collations that only the application registers, supplied by the settings.
final class SuppliedPage extends VBox {
  private final SuppliedViewModel model;
  private final VBox list = new VBox();
  private final TextField name = new TextField();
  private final TextField expression = new TextField();
  private final ComboBox<String> order = new ComboBox<>();

  SuppliedPage(DatabaseSettingsViewModel settings, SettingWords words) {
    model = settings.supplied();
    getStyleClass().add("settings-rows");
    list.getStyleClass().add("settings-found");
    FactRow there = SettingRow.of(text("settings.supplied.there"), list);
    model.entries().addListener((ListChangeListener<Supplied>) _ -> showList());
    showList();
    getChildren()
        .addAll(
            SettingBox.hint(text("settings.supplied.about")),
            there,
            form(),
            SettingBox.of(DatabaseSetting.FUNCTIONS_IN_RUNS, settings, words),
            SettingBox.of(DatabaseSetting.COLLATIONS_IN_RUNS, settings, words));
  }

  /// Puts the cursor where what is typed next belongs.
  void focus() {
    name.requestFocus();
  }

  /// Puts the cursor where what it does is typed.
  void focusValue() {
    (model.kindProperty().get() == Kind.FUNCTION ? expression : order).requestFocus();
  }

  private void showList() {
    if (model.entries().isEmpty()) {
      list.getChildren().setAll(SettingBox.hint(text("settings.supplied.none")));
    } else {
      list.getChildren().setAll(model.entries().stream().map(this::entry).toList());
    }
  }

  private Node entry(Supplied entry) {
    Label called =
        new Label(SheetTexts.of("settings.supplied.kind", entry.kind()) + " " + entry.name());
    called.getStyleClass().add("preview-name");
    called.setMinWidth(Region.USE_PREF_SIZE);
    Label says = new Label(entry.value());
    says.getStyleClass().add("command-line");
    says.setMinWidth(0);
    says.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(says, Priority.ALWAYS);
    Button edit = button(text("settings.supplied.edit"), called.getText());
    edit.setOnAction(
        _ -> {
          model.edit(entry);
          focus();
        });
    Button remove = button(text("settings.supplied.remove"), called.getText());
    remove.setOnAction(_ -> model.remove(entry));
    HBox line = new HBox(called, says, edit, remove);
    line.getStyleClass().add("row-buttons");
    return line;
  }

  private static Button button(String text, String about) {
    Button button = new Button(text);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(text + ", " + about);
    return button;
  }

  private Node form() {
    ToggleGroup group = new ToggleGroup();
    HBox kinds = new HBox();
    kinds.getStyleClass().add("row-buttons");
    for (Kind kind : Kind.values()) {
      RadioButton choice = new RadioButton(SheetTexts.of("settings.supplied.a", kind));
      choice.setId(kind.name());
      choice.setToggleGroup(group);
      choice.setOnAction(_ -> model.kindProperty().set(kind));
      model.kindProperty().subscribe(now -> choice.setSelected(now == kind));
      kinds.getChildren().add(choice);
    }
    name.setId("suppliedName");
    name.setPromptText(text("settings.supplied.name"));
    name.setAccessibleText(text("settings.supplied.name"));
    name.setPrefColumnCount(12);
    name.textProperty().bindBidirectional(model.nameProperty());
    Button add = new Button(text("settings.supplied.add"));
    add.setId("addSupplied");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> model.add());
    HBox fields = new HBox(name, expression(), order(), add);
    fields.getStyleClass().add("row-buttons");
    Label help = SettingBox.hint("");
    help.textProperty()
        .bind(model.kindProperty().map(kind -> SheetTexts.of("settings.supplied.help", kind)));
    LinesBox objections = new LinesBox();
    objections.show(model.objections());
    return SettingRow.of(text("settings.supplied.new"), kinds, fields, help, objections);
  }

  private Node expression() {
    expression.setId("suppliedValue");
    expression.setPromptText("lower(?1)");
    expression.setAccessibleText(text("settings.supplied.expression"));
    expression.getStyleClass().add("template-sql");
    expression.textProperty().bindBidirectional(model.valueProperty());
    expression.setOnAction(_ -> model.add());
    HBox.setHgrow(expression, Priority.ALWAYS);
    expression.visibleProperty().bind(model.kindProperty().map(Kind.FUNCTION::equals));
    expression.managedProperty().bind(expression.visibleProperty());
    return expression;
  }

  private Node order() {
    order.setId("suppliedOrder");
    order.getItems().setAll(SuppliedViewModel.ORDERS);
    order.setEditable(true);
    order.setAccessibleText(text("settings.supplied.order"));
    order.getEditor().textProperty().bindBidirectional(model.valueProperty());
    order.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(order, Priority.ALWAYS);
    order.visibleProperty().bind(model.kindProperty().map(Kind.COLLATION::equals));
    order.managedProperty().bind(order.visibleProperty());
    return order;
  }
}
