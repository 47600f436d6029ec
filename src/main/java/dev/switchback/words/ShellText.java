package dev.switchback.words;

import dev.switchback.registry.Database;

/// Words of a command line that is to be pasted into a terminal.
public final class ShellText {
  private ShellText() {}

  /// `text` as one word, quoted where a POSIX shell would take it for more or less.
  public static String word(String text) {
    return text.matches("[\\w./:@%+=-]+") ? text : '\'' + text.replace("'", "'\\''") + '\'';
  }

  /// What names a database on the command line.
  public static String database(Database database) {
    return database.id().isPresent()
        ? word(database.name())
        : "--file " + word(database.file().toString());
  }
}
