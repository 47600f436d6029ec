package dev.switchback.ui.databasesettings;

import dev.switchback.registry.DatabaseSetting;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.words.SettingWords;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// One setting as a row: its name, its control, and what it does.
final class SettingBox {
  private static final int SHORT = 6;
  private static final int LONG = 14;

  private SettingBox() {}

  static FactRow of(DatabaseSetting setting, DatabaseSettingsViewModel model, SettingWords words) {
    StringProperty value = model.value(setting);
    FactRow row = SettingRow.of("");
    Control control = control(setting, value, words);
    control.setId(setting.key());
    control.setAccessibleText(words.label(setting));
    control.setAccessibleHelp(words.meaning(setting));
    if (!setting.isSwitch()) {
      row.setLabel(words.label(setting));
    }
    row.getFacts().addAll(control, hint(words.meaning(setting)));
    Label objection = hint("");
    objection.getStyleClass().setAll("label", "setting-objection");
    objection.textProperty().bind(value.map(_ -> model.objection(setting)));
    objection.visibleProperty().bind(objection.textProperty().isNotEmpty());
    objection.managedProperty().bind(objection.visibleProperty());
    row.getFacts().add(objection);
    return row;
  }

  private static Control control(
      DatabaseSetting setting, StringProperty value, SettingWords words) {
    if (setting.isSwitch()) {
      CheckBox box = new CheckBox(words.label(setting));
      value.subscribe(now -> box.setSelected(now.equals(DatabaseSetting.ON)));
      box.setOnAction(_ -> value.set(box.isSelected() ? DatabaseSetting.ON : setting.initial()));
      return box;
    }
    if (!setting.choices().isEmpty()) {
      ChoiceBox<String> box = new ChoiceBox<>();
      box.getItems().setAll(setting.choices());
      box.valueProperty().bindBidirectional(value);
      return box;
    }
    TextField field = new TextField();
    field.setPrefColumnCount(setting == DatabaseSetting.BUSY_TIMEOUT ? SHORT : LONG);
    field.setMaxWidth(Region.USE_PREF_SIZE);
    field.setPromptText(words.choices(setting));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  /// A quiet sentence that wraps.
  static Label hint(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("hint");
    return label;
  }
}
