package dev.switchback.code;

/// A statement of a migration was refused, by SQLite or because it isn't allowed there. A migration
/// may catch it and go on: what the statement did is taken back, what came before stays.
public final class StatementRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String sql;
  private final String code;

  /// @param code SQLite's name of the error, such as `SQLITE_CONSTRAINT_UNIQUE`; empty when it
  ///     wasn't SQLite that refused
  public StatementRefused(String sql, String code, String message) {
    super(message);
    this.sql = sql;
    this.code = code;
  }

  public String sql() {
    return sql;
  }

  public String code() {
    return code;
  }
}
