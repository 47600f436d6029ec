package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.sheet.Parts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Lets somebody fill in a schedule: how often, and what that needs besides.
public final class ScheduleBox extends HBox {
  /// For a layout file; empty until a form is shown.
  public ScheduleBox() {
    getStyleClass().add("schedule-box");
  }

  /// @param id the id of its first control, to be found by
  void show(ScheduleForm form, String id, String label) {
    ComboBox<ScheduleForm.Often> often = new ComboBox<>();
    often.setId(id);
    often.setAccessibleText(label);
    often.getItems().setAll(ScheduleForm.Often.values());
    words(often, it -> text("backupRules.often." + it.name()));
    often.valueProperty().bindBidirectional(form.oftenProperty());
    TextField count = new TextField();
    count.setPrefColumnCount(3);
    count.setId(id + "Count");
    count.setAccessibleText(text("backupRules.howMany", label));
    count.textProperty().bindBidirectional(form.countProperty());
    Label unit = new Label();
    unit.textProperty().bind(form.oftenProperty().map(it -> text("backupRules.unit." + it.name())));
    ComboBox<DayOfWeek> day = new ComboBox<>();
    day.setId(id + "Day");
    day.setAccessibleText(text("backupRules.day", label));
    day.getItems().setAll(DayOfWeek.values());
    words(day, it -> it.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    day.valueProperty().bindBidirectional(form.dayProperty());
    TextField time = new TextField();
    time.setPrefColumnCount(4);
    time.setId(id + "Time");
    time.setAccessibleText(text("backupRules.time", label));
    time.textProperty().bindBidirectional(form.timeProperty());
    var value = form.oftenProperty();
    var counts =
        value.isEqualTo(ScheduleForm.Often.HOURS).or(value.isEqualTo(ScheduleForm.Often.DAYS));
    var weekly = value.isEqualTo(ScheduleForm.Often.WEEKLY);
    Parts.showWhen(count, counts);
    Parts.showWhen(unit, value.isNotEqualTo(ScheduleForm.Often.NEVER));
    Parts.showWhen(day, weekly);
    Parts.showWhen(time, weekly.or(value.isEqualTo(ScheduleForm.Often.DAILY)));
    getChildren().setAll(often, count, day, unit, time);
  }

  private static <T> void words(ComboBox<T> box, Function<T, String> words) {
    box.setCellFactory(_ -> new WordCell<>(words));
    box.setButtonCell(new WordCell<>(words));
  }

  private static final class WordCell<T> extends ListCell<T> {
    private final Function<T, String> words;

    WordCell(Function<T, String> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : words.apply(item));
    }
  }
}
