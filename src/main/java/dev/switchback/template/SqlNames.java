package dev.switchback.template;

import dev.switchback.schema.Names;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.List;

/// Names as a person would write them.
public final class SqlNames {
  private SqlNames() {}

  /// The name, in double quotes only where SQLite needs them.
  public static String written(String name) {
    return isPlain(name) ? name : Names.quoted(name);
  }

  /// The text of a string constant.
  static String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// Name read from SQL: without its quotes.
  static String unquoted(String written) {
    if (written.length() < 2) {
      return written;
    }
    char quote = written.charAt(0);
    String inside = written.substring(1, written.length() - 1);
    return switch (quote) {
      case '"', '`', '\'' -> inside.replace("" + quote + quote, "" + quote);
      case '[' -> inside;
      default -> written;
    };
  }

  private static boolean isPlain(String name) {
    List<Token> tokens = Tokenizer.tokens(name);
    return name.matches("[A-Za-z_][A-Za-z0-9_]*")
        && tokens.size() == 1
        && tokens.getFirst().kind() == TokenKind.IDENTIFIER;
  }
}
