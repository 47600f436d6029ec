package dev.switchback.sql;

import java.util.Locale;
import java.util.Map;

/// The words that tell what a statement does.
final class StatementWords {
  private static final Map<String, StatementKind> KINDS =
      Map.ofEntries(
          Map.entry("BEGIN", StatementKind.BEGIN),
          Map.entry("COMMIT", StatementKind.COMMIT),
          Map.entry("END", StatementKind.COMMIT),
          Map.entry("ROLLBACK", StatementKind.ROLLBACK),
          Map.entry("SAVEPOINT", StatementKind.SAVEPOINT),
          Map.entry("RELEASE", StatementKind.RELEASE),
          Map.entry("PRAGMA", StatementKind.PRAGMA),
          Map.entry("VACUUM", StatementKind.VACUUM),
          Map.entry("ATTACH", StatementKind.ATTACH),
          Map.entry("DETACH", StatementKind.DETACH),
          Map.entry("CREATE", StatementKind.CREATE),
          Map.entry("DROP", StatementKind.DROP),
          Map.entry("ALTER", StatementKind.ALTER),
          Map.entry("INSERT", StatementKind.INSERT),
          Map.entry("REPLACE", StatementKind.INSERT),
          Map.entry("UPDATE", StatementKind.UPDATE),
          Map.entry("DELETE", StatementKind.DELETE),
          Map.entry("SELECT", StatementKind.SELECT),
          Map.entry("VALUES", StatementKind.SELECT));

  private StatementWords() {}

  static StatementKind kindOf(Lexer token) {
    return token.isBareWord()
        ? KINDS.getOrDefault(token.text().toUpperCase(Locale.ROOT), StatementKind.OTHER)
        : StatementKind.OTHER;
  }
}
