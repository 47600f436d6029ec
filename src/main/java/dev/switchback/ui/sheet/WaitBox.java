package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/// How long to wait for a lock of another program.
public final class WaitBox extends ChoiceBox<Duration> {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  public WaitBox() {
    setAccessibleText(text("review.inUse.wait"));
  }

  /// Lets somebody choose `wait`. What it is now is among the choices.
  public void choose(ObjectProperty<Duration> wait, Words words) {
    getItems()
        .setAll(Stream.concat(WAITS.stream(), Stream.of(wait.get())).distinct().sorted().toList());
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Duration value) {
            return value == null
                ? ""
                : text("review.inUse.seconds", words.formats().duration(value));
          }

          @Override
          public Duration fromString(String typed) {
            throw new UnsupportedOperationException("Nobody types here: " + typed);
          }
        });
    valueProperty().bindBidirectional(wait);
  }
}
