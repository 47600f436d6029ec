package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.failure.Failure;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;

/// Bad news as lines: what happened, then what can be done.
public final class Lines {
  private Lines() {}

  /// What prevented an answer, and the way on.
  public static List<Line> failure(Throwable thrown, Words words) {
    if (thrown instanceof Failure failure) {
      Said said = words.failures().say(failure);
      return List.of(Line.danger(said.sentence()), Line.plain(said.advice()));
    }
    return List.of(Line.danger(text("sheet.unexpected", String.valueOf(thrown))));
  }
}
