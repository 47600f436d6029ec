package dev.switchback.lint;

import java.util.Locale;

/// What a migration is checked for.
public enum Rule {
  /// Its text can be split into statements.
  READABLE(Level.PROBLEM),
  /// Its version follows the one before, as the others of the folder do.
  VERSION(Level.ADVICE),
  DESCRIPTION(Level.ADVICE),
  /// It has a down part that does something, where the folder writes them.
  WAY_BACK(Level.ADVICE),
  /// A try on a copy ran it and took it back, and its files are as they were then.
  TRIED(Level.ADVICE),
  /// Its files say what was run.
  UNEDITED(Level.PROBLEM),
  /// Where a failure leaves a part of it done, it can be run again.
  REPEATABLE(Level.ADVICE),
  /// It changes the schema or the rows of tables that were there, not both.
  ONE_PURPOSE(Level.ADVICE),
  /// Nothing in its up part takes data away.
  KEEPS_DATA(Level.ADVICE),
  /// A table that is made anew doesn't take the rows or the references of others with it.
  FOREIGN_KEYS(Level.PROBLEM),
  /// Every statement works in the transaction that it is run in.
  TRANSACTION(Level.PROBLEM),
  /// SQLite does every statement, on tables that have rows.
  IN_PLACE(Level.PROBLEM),
  /// UTF-8 without a byte order mark, and one kind of line ends.
  ENCODING(Level.ADVICE);

  private final Level level;

  Rule(Level level) {
    this.level = level;
  }

  public Level level() {
    return level;
  }

  /// As it is written on the command line: `way-back`.
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How much it matters.
  public enum Level {
    /// It will fail, lose something, or is refused.
    PROBLEM,
    ADVICE
  }
}
