package dev.switchback.sql;

/// What a statement does, as far as its first words tell.
public enum StatementKind {
  BEGIN,
  COMMIT,
  ROLLBACK,
  SAVEPOINT,
  RELEASE,
  PRAGMA,
  VACUUM,
  ATTACH,
  DETACH,
  CREATE,
  DROP,
  ALTER,
  INSERT,
  UPDATE,
  DELETE,
  SELECT,
  OTHER;

  /// Whether it would begin, end or nest the transaction that a migration runs in.
  public boolean controlsTransaction() {
    return switch (this) {
      case BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE -> true;
      default -> false;
    };
  }
}
