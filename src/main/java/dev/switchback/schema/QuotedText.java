package dev.switchback.schema;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds names in double quotes that SQLite takes for text, because nothing is called so: a
/// misspelt column becomes the same text in every row, without an error
/// (sqlite.org/quirks.html, section 8).
///
/// A name in brackets is never taken for text. So a name is one of these when the statement
/// compiles as it stands and doesn't with that name in brackets.
public final class QuotedText {
  private QuotedText() {}

  /// The names in `sql`, one statement, that would be text if it ran now. Nothing is run. Empty for
  /// a statement that doesn't compile.
  public static Set<String> in(Session session, String sql) {
    List<Token> quoted =
        Tokenizer.tokens(sql).stream()
            .filter(token -> token.kind() == TokenKind.IDENTIFIER)
            .filter(token -> token.in(sql).startsWith("\""))
            .toList();
    if (quoted.isEmpty() || !compiles(session, sql) || compiles(session, inBrackets(sql, quoted))) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (Token token : quoted) {
      if (!compiles(session, inBrackets(sql, List.of(token)))) {
        names.add(dev.switchback.sql.Names.unquoted(token.in(sql)));
      }
    }
    return names;
  }

  /// The names in the body of a view that are text now.
  public static Set<String> inView(Session session, String sql) {
    return in(session, body(sql));
  }

  /// What stands after the first `AS` outside of parentheses.
  private static String body(String sql) {
    int depth = 0;
    for (Token token : Tokenizer.tokens(sql)) {
      String text = token.in(sql);
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      if (depth == 0
          && token.kind() == TokenKind.KEYWORD
          && text.toUpperCase(Locale.ROOT).equals("AS")) {
        return sql.substring(token.end());
      }
    }
    return "";
  }

  private static boolean compiles(Session session, String sql) {
    try {
      session.query("EXPLAIN " + sql, row -> "");
      return true;
    } catch (SqliteError e) {
      return !e.result().message().contains("no such column");
    }
  }

  private static String inBrackets(String sql, List<Token> names) {
    StringBuilder changed = new StringBuilder();
    int from = 0;
    List<Token> usable = new ArrayList<>(names);
    usable.removeIf(token -> token.in(sql).contains("]"));
    for (Token token : usable) {
      changed.append(sql, from, token.start());
      changed.append('[').append(dev.switchback.sql.Names.unquoted(token.in(sql))).append(']');
      from = token.end();
    }
    return changed.append(sql.substring(from)).toString();
  }
}
