package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.DatabaseSetting;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.sheet.SheetTools;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How the file is journalled, when each mode is the better one, and the way to change it.
final class JournalPage extends VBox {
  private final SheetTools tools;
  private final DatabaseSettingsViewModel model;
  private final Consumer<JournalMode> change;
  private final Label now = SettingBox.hint("");
  private final VBox choices = new VBox();

  /// @param change opens the sheet that changes the file
  JournalPage(SheetTools tools, DatabaseSettingsViewModel model, Consumer<JournalMode> change) {
    this.tools = tools;
    this.model = model;
    this.change = change;
    getStyleClass().add("settings-rows");
    choices.getStyleClass().add("settings-rows");
    getChildren()
        .addAll(
            SettingBox.hint(tools.words().settings().meaning(DatabaseSetting.JOURNAL_MODE)),
            now,
            choices);
    now.getStyleClass().setAll("label", "preview-name");
    model.modeProperty().subscribe(this::show);
    model.value(DatabaseSetting.JOURNAL_MODE).subscribe(() -> show(model.modeProperty().get()));
  }

  private void show(Optional<JournalMode> mode) {
    now.setText(
        text(
            "settings.journal.now",
            tools.words().settings().journalMode(model.databaseProperty().get().settings(), mode)));
    choices.getChildren().clear();
    for (JournalMode one : JournalMode.values()) {
      choices.getChildren().add(choice(one, mode));
    }
  }

  private Node choice(JournalMode one, Optional<JournalMode> mode) {
    Label name = new Label(one.name());
    name.getStyleClass().add("preview-name");
    HBox line = new HBox(name);
    line.getStyleClass().add("row-buttons");
    boolean isNow = mode.filter(one::equals).isPresent();
    boolean isWanted = model.value(DatabaseSetting.JOURNAL_MODE).get().equals(key(one));
    if (isNow || (mode.isEmpty() && isWanted)) {
      Label mark = new Label(text(isNow ? "settings.journal.isNow" : "settings.journal.isWanted"));
      mark.getStyleClass().add("hint");
      line.getChildren().add(mark);
    } else {
      Button button =
          new Button(
              text(mode.isPresent() ? "settings.journal.change" : "settings.journal.make", one));
      button.setId("change-" + one);
      button.setOnAction(_ -> choose(one, mode));
      line.getChildren().add(button);
    }
    VBox card = new VBox(line, SettingBox.hint(tools.words().settings().advice(one)));
    card.getStyleClass().add("finding");
    return card;
  }

  /// A file that isn't there yet is made so later; one that is there is written to.
  private void choose(JournalMode one, Optional<JournalMode> mode) {
    if (mode.isPresent()) {
      change.accept(one);
    } else {
      model.value(DatabaseSetting.JOURNAL_MODE).set(key(one));
    }
  }

  private static String key(JournalMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
