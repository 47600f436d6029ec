package dev.switchback.sqlite;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A function that a session is taught.
public sealed interface SuppliedFunction {
  /// As it is called; case doesn't count.
  String name();

  /// A SQL expression over the arguments: `?1`, `?2` …, or names such as `:text`, which stand for
  /// the arguments in the order in which they appear first. Without any it is a constant, and is
  /// called with as many arguments as somebody likes.
  record Expression(String name, String sql) implements SuppliedFunction {
    private static final Set<String> CHANGING =
        Set.of(
            "random",
            "randomblob",
            "current_date",
            "current_time",
            "current_timestamp",
            "changes",
            "total_changes",
            "last_insert_rowid",
            "now",
            "date",
            "time",
            "datetime",
            "julianday",
            "unixepoch",
            "strftime",
            "timediff");

    /// Whether the same arguments always give the same value, as an index needs it. Where that
    /// isn't plain to see, they don't.
    boolean isDeterministic() {
      for (Token token : Tokenizer.tokens(sql)) {
        String word = token.in(sql).replaceAll("^['\"`\\[]|['\"`\\]]$", "");
        boolean mayChange =
            token.kind() == TokenKind.IDENTIFIER
                || token.kind() == TokenKind.KEYWORD
                || token.kind() == TokenKind.STRING;
        if (mayChange && CHANGING.contains(word.toLowerCase(Locale.ROOT))) {
          return false;
        }
      }
      return true;
    }

    /// What SQLite says against the expression; empty when it can be used. Touches no file.
    public Optional<String> problem() {
      try (Session scratch = Sessions.inMemory()) {
        scratch.query("SELECT (" + sql + "\n)", row -> row);
        return Optional.empty();
      } catch (SqliteError wrong) {
        return Optional.of(wrong.result().message());
      }
    }
  }

  /// What the operator `REGEXP` calls: a regular expression of Java, found anywhere in the text.
  record Regexp() implements SuppliedFunction {
    @Override
    public String name() {
      return "regexp";
    }
  }
}
