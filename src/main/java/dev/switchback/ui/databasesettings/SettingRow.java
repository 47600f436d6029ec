package dev.switchback.ui.databasesettings;

import dev.switchback.ui.sheet.FactRow;
import javafx.scene.Node;

/// A row of the settings: its label on the left, what is typed or chosen on the right.
final class SettingRow {
  private SettingRow() {}

  static FactRow of(String label, Node... facts) {
    FactRow row = new FactRow();
    row.getStyleClass().add("setting-row");
    row.setLabel(label);
    row.getFacts().addAll(facts);
    return row;
  }
}
