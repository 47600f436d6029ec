package dev.switchback.sql;

/// Why a script can't be run as it stands. Lines and columns are 1-based.
public record ScriptProblem(Kind kind, int line, int column, String excerpt) {

  /// The kinds of problems. Their sentences stand in `words.properties` under `script.…`.
  public enum Kind {
    UNTERMINATED_STRING,
    UNTERMINATED_IDENTIFIER,
    UNTERMINATED_COMMENT,
    UNTERMINATED_TRIGGER,
    NUL_CHARACTER,
    /// A line such as `.mode csv`, which is a command of the sqlite3 program and not SQL.
    SHELL_COMMAND,
    /// A statement that begins with `backup` or `restore`, which the driver takes away from SQLite.
    DRIVER_COMMAND
  }
}
