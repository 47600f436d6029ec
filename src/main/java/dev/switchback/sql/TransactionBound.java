package dev.switchback.sql;

import java.util.Optional;
import java.util.Set;

/// Statements that SQLite refuses, or silently ignores, inside a transaction.
public final class TransactionBound {
  /// Refused in a transaction: synchronous, temp_store once a temporary table is in use,
  /// journal_mode when it is to be a write-ahead log. Ignored there: any journal_mode once
  /// something was written, page_size and auto_vacuum, which wait for a VACUUM.
  private static final Set<String> PRAGMAS =
      Set.of("journal_mode", "synchronous", "temp_store", "page_size", "auto_vacuum");

  private TransactionBound() {}

  /// What of `statement` needs to stand outside a transaction, in the words of SQL: `VACUUM`,
  /// `PRAGMA journal_mode`. Empty when it may stand inside.
  ///
  /// `ATTACH` and `DETACH` are among them: a database that was used in a transaction can't be
  /// detached before its end, and a commit over several files is not one commit with a
  /// write-ahead log. `PRAGMA foreign_keys` is not: see [ForeignKeysPragma].
  public static Optional<String> reason(SqlStatement statement) {
    return switch (statement.kind()) {
      case VACUUM, ATTACH, DETACH -> Optional.of(statement.kind().name());
      case PRAGMA ->
          Pragma.of(statement).filter(TransactionBound::needsNone).map(p -> "PRAGMA " + p.name());
      default -> Optional.empty();
    };
  }

  private static boolean needsNone(Pragma pragma) {
    return pragma.name().equals("wal_checkpoint")
        || (PRAGMAS.contains(pragma.name()) && pragma.value().isPresent());
  }
}
