package dev.switchback.ui.sheet;

/// One sentence on a sheet, and how it is meant.
public record Line(Tone tone, String text) {

  /// How a sentence is meant. Each has an icon, so that colour is never alone.
  public enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    DANGER,
    MUTED,
    ADDED,
    CHANGED,
    REMOVED,
    LOCK
  }

  public static Line plain(String text) {
    return new Line(Tone.PLAIN, text);
  }

  public static Line good(String text) {
    return new Line(Tone.GOOD, text);
  }

  public static Line warning(String text) {
    return new Line(Tone.WARNING, text);
  }

  public static Line danger(String text) {
    return new Line(Tone.DANGER, text);
  }

  public static Line muted(String text) {
    return new Line(Tone.MUTED, text);
  }
}
