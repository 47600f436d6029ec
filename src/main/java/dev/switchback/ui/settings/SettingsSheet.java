package dev.switchback.ui.settings;

import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;

/// The settings. Each takes effect at once.
public final class SettingsSheet {
  private final Appearance appearance;
  private final Texts texts;
  private final SheetHost sheets;
  private final Parent view;

  @FXML private RadioButton system;
  @FXML private RadioButton light;
  @FXML private RadioButton dark;
  @FXML private Slider size;
  @FXML private Label percent;
  @FXML private CheckBox ahead;
  @FXML private Button close;

  public SettingsSheet(Appearance appearance, Texts texts, SheetHost sheets) {
    this.appearance = appearance;
    this.texts = texts;
    this.sheets = sheets;
    view = Fxml.load(this, "settings.fxml", texts);
  }

  public void show() {
    sheets.show(view, () -> {});
  }

  @FXML
  void initialize() {
    choice(system, Theme.Choice.SYSTEM);
    choice(light, Theme.Choice.LIGHT);
    choice(dark, Theme.Choice.DARK);
    size.setValue(appearance.textPercentProperty().get());
    // While the thumb is dragged the sheet would grow and shrink under it.
    size.valueProperty()
        .subscribe(
            value -> {
              percent.setText(texts.get("settings.percent", Math.round(value.doubleValue())));
              if (!size.isValueChanging()) {
                appearance.setTextPercent((int) Math.round(value.doubleValue()));
              }
            });
    size.valueChangingProperty()
        .subscribe(
            changing -> {
              if (!changing) {
                appearance.setTextPercent((int) Math.round(size.getValue()));
              }
            });
    ahead.selectedProperty().bindBidirectional(appearance.triesAheadProperty());
    close.setOnAction(event -> sheets.close());
  }

  private void choice(RadioButton button, Theme.Choice choice) {
    button.setSelected(appearance.themeProperty().get() == choice);
    button.setOnAction(event -> appearance.themeProperty().set(choice));
  }
}
