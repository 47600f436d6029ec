package dev.switchback.command;

/// One line that a command printed, without colours and other control characters.
public record OutputLine(Stream stream, String text) {

  /// Where it was printed.
  public enum Stream {
    OUT,
    ERROR
  }
}
