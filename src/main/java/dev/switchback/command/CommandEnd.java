package dev.switchback.command;

import java.time.Duration;

/// How a command ended.
///
/// @param leftRunning programs that it started and that hadn't ended with it
public record CommandEnd(Result result, CommandOutput output, Duration took, int leftRunning) {

  /// In which way.
  public sealed interface Result {

    /// By itself, with a code; 0 is how programs say that all is well.
    record Exited(int code) implements Result {}

    /// It was stopped because somebody asked for that.
    record Stopped() implements Result {}

    /// It couldn't be started: the system's own words.
    record NotStarted(String reason) implements Result {}
  }

  public boolean isGood() {
    return result instanceof Result.Exited(int code) && code == 0;
  }
}
