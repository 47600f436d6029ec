package dev.switchback.failure;

import java.nio.file.Path;

/// SQLite answered with an error that has no failure of its own.
public final class SqlFailed extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String operation;
  private final transient SqliteResult result;

  public SqlFailed(Path file, String operation, SqliteResult result) {
    super("sql", operation + " failed on " + file + ": " + result);
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
