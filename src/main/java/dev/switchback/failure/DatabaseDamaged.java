package dev.switchback.failure;

import java.nio.file.Path;

/// SQLite found the file's structure broken.
public final class DatabaseDamaged extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String operation;
  private final transient SqliteResult result;

  public DatabaseDamaged(Path file, String operation, SqliteResult result) {
    super("damaged", file + " is damaged (" + operation + "): " + result);
    this.file = file;
    this.operation = operation;
    this.result = result;
  }

  public Path file() {
    return file;
  }

  public String operation() {
    return operation;
  }

  public SqliteResult result() {
    return result;
  }
}
