package dev.switchback.ui.app;

import dev.switchback.failure.Failure;
import dev.switchback.words.Said;
import dev.switchback.words.Words;

/// Anything that was thrown, in words. What isn't a [Failure] is a mistake in the program, and says
/// so.
public final class Failures {
  private Failures() {}

  public static Said say(Throwable thrown, Texts texts, Words words) {
    return thrown instanceof Failure failure
        ? words.failures().say(failure)
        : new Said(
            texts.get("failure.unexpected", thrown.toString()),
            texts.get("failure.unexpected.advice"));
  }

  public static String sentence(Throwable thrown, Texts texts, Words words) {
    return say(thrown, texts, words).sentence();
  }
}
