package dev.switchback.ui.sheet;

import dev.switchback.words.Account;

/// An account as plain text, to be copied.
public final class AccountText {
  private AccountText() {}

  public static String of(Account account) {
    StringBuilder text = new StringBuilder(account.headline()).append('\n');
    for (Account.Part part : account.parts()) {
      text.append('\n').append(part.label()).append(":\n");
      part.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
