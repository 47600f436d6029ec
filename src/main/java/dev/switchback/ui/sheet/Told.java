package dev.switchback.ui.sheet;

import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Account;

/// An ending of which there is nothing more to show than its account.
public record Told(Tone tone, Account account, boolean undo, boolean again, OperationState state)
    implements Ending {

  @Override
  public String text() {
    return AccountText.of(account);
  }
}
