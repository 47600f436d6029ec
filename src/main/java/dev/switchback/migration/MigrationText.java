package dev.switchback.migration;

import dev.switchback.sql.Comments;
import java.nio.file.Path;
import java.util.Optional;

/// One direction of a migration: SQL, and where it stands.
///
/// @param sql the SQL, without a byte order mark
/// @param file the file it was read from; empty when it comes from a history
/// @param firstLine the 1-based line of `file` on which `sql` begins
public record MigrationText(String sql, Optional<Path> file, int firstLine) {

  public static MigrationText recorded(String sql) {
    return new MigrationText(sql, Optional.empty(), 1);
  }

  /// The line of the file for a line of [#sql()], both 1-based.
  public int fileLine(int line) {
    return firstLine + line - 1;
  }

  /// Why this text asks to run outside a transaction, in its own words (which may be none); empty
  /// when it doesn't ask. It asks by `-- switchback: no-transaction <reason>` before its first
  /// statement, or by `transaction:false` on its section mark.
  public Optional<String> noTransactionReason() {
    return Directive.leading(sql).stream()
        .filter(directive -> directive.name().equals(Directive.NO_TRANSACTION))
        .map(Directive::argument)
        .findFirst();
  }

  /// Whether there is anything to run: more than comments and blanks.
  public boolean hasStatements() {
    return !Comments.areAllOf(sql);
  }

  public Checksum checksum() {
    return Checksum.sha256(sql);
  }
}
