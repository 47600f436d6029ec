package dev.switchback.ui.sheet;

import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Account;

/// What came of an operation, ready to be read, with what can be done next.
public interface Ending {

  /// How it ended.
  Tone tone();

  /// What happened, in words.
  Account account();

  /// Whether there is something to undo, and a way to.
  boolean undo();

  /// Whether it makes sense to go back and try again.
  boolean again();

  /// All of it as plain text, without any row data.
  String text();

  /// How the operation ended, for the strip.
  default OperationState state() {
    return switch (tone()) {
      case GOOD -> OperationState.DONE;
      case MUTED, WARNING -> OperationState.CANCELLED;
      case PLAIN, DANGER, ADDED, CHANGED, REMOVED, LOCK -> OperationState.FAILED;
    };
  }
}
