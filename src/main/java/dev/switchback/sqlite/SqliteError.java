package dev.switchback.sqlite;

import dev.switchback.failure.SqliteResult;

/// SQLite refused a statement; what it means is for the caller to say. Never leaves the services:
/// they turn it into a report or a failure.
public final class SqliteError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SqliteResult result;

  SqliteError(SqliteResult result, Throwable cause) {
    super(result.toString(), cause);
    this.result = result;
  }

  public SqliteResult result() {
    return result;
  }
}
