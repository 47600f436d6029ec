package dev.switchback.ui.sheet;

import dev.switchback.registry.Database;
import dev.switchback.words.ShellText;

/// A word of a command line that is copied to be pasted into a terminal.
public final class ShellWord {
  private ShellWord() {}

  /// As a POSIX shell reads it; words without anything special stay as they are.
  public static String quoted(String word) {
    return ShellText.word(word);
  }

  /// What names a database on the command line.
  public static String database(Database database) {
    return ShellText.database(database);
  }
}
