package dev.switchback.failure;

import java.nio.file.Path;

/// The file was written by a newer SQLite than this one understands.
public final class DatabaseTooNew extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final transient SqliteResult result;

  public DatabaseTooNew(Path file, SqliteResult result) {
    super("too-new", file + " needs a newer SQLite: " + result);
    this.file = file;
    this.result = result;
  }

  public Path file() {
    return file;
  }

  public SqliteResult result() {
    return result;
  }
}
