package dev.switchback.schema;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.List;

/// A table, index, view or trigger, with the SQL that makes it.
///
/// @param table the table it belongs to; its own name for a table or view
/// @param sql as SQLite keeps it; empty for an index that a constraint made
public record SchemaObject(Type type, String name, String table, String sql) {

  /// Whether both would be made alike: comments, white space and quotes that a name can do without
  /// make no difference. Renaming a table, for one, puts its name in quotes.
  boolean isMadeLike(SchemaObject other) {
    return table.equals(other.table)
        && (sql.equals(other.sql) || meaning(sql).equals(meaning(other.sql)));
  }

  private static List<String> meaning(String sql) {
    return Tokenizer.tokens(sql).stream()
        .filter(Token::isSignificant)
        .map(token -> meaning(token, sql))
        .toList();
  }

  private static String meaning(Token token, String sql) {
    String text = token.in(sql);
    boolean inQuotes = token.kind() == TokenKind.IDENTIFIER && text.startsWith("\"");
    return inQuotes ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /// The kinds of objects.
  public enum Type {
    TABLE,
    INDEX,
    VIEW,
    TRIGGER
  }
}
