package dev.switchback.sql;

/// `PRAGMA foreign_keys = …`, which SQLite silently ignores inside a transaction.
public final class ForeignKeysPragma {
  private ForeignKeysPragma() {}

  /// Whether `statement` switches foreign keys on or off; asking for the setting does not.
  public static boolean isSetBy(SqlStatement statement) {
    return Pragma.of(statement)
        .filter(pragma -> pragma.name().equals("foreign_keys") && pragma.value().isPresent())
        .isPresent();
  }
}
