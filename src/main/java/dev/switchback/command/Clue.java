package dev.switchback.command;

/// What a proposed command was found by, or rests on.
///
/// @param subject the file, program or variable it is about
public record Clue(Kind kind, String subject) {

  /// What it is.
  public enum Kind {
    /// A file says that the project uses the tool.
    PROJECT_FILE,
    /// A lock file says how the project's programs are started.
    LOCK_FILE,
    /// The program lies in the project.
    OWN_PROGRAM,
    /// The program was found where the system looks for programs.
    SYSTEM_PROGRAM,
    /// The program wasn't found; it may be there all the same.
    PROGRAM_NOT_FOUND,
    /// The tool gets a copy of its configuration with the database in it.
    CONFIGURATION_COPIED,
    /// The project takes the database from this argument.
    ARGUMENT,
    /// The project takes the database from this environment variable.
    VARIABLE,
    /// Nothing in the project says how it is told its database; this variable is a guess.
    VARIABLE_GUESSED
  }

  /// Whether somebody should look at it before relying on it.
  public boolean isDoubtful() {
    return kind == Kind.VARIABLE_GUESSED || kind == Kind.PROGRAM_NOT_FOUND;
  }
}
