package dev.switchback.failure;

import java.nio.file.Path;

/// The file is there, but SQLite can't read it as a database.
public final class NotADatabase extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final Kind kind;

  public NotADatabase(Path file, Kind kind) {
    super("not-a-database", "Not a SQLite database: " + file + " (" + kind + ")");
    this.file = file;
    this.kind = kind;
  }

  public Path file() {
    return file;
  }

  public Kind kind() {
    return kind;
  }

  /// What the file looks like instead.
  public enum Kind {
    /// Its first bytes aren't those of a SQLite file: encrypted, or of another program.
    FOREIGN_OR_ENCRYPTED,
    /// It is a folder.
    FOLDER,
    /// It is a pipe, a socket or a device: opening it could wait for ever.
    NOT_A_FILE,
    /// It is shorter than a header.
    TOO_SHORT
  }
}
