package dev.switchback.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An `INSERT` that takes its rows from a query.
///
/// @param columns as named; empty when all are meant
/// @param select the query, as written
public record InsertFromSelect(String table, List<String> columns, String select) {
  public InsertFromSelect {
    columns = List.copyOf(columns);
  }

  /// Empty for any other statement, also for one with a `WITH` before it or an `ON CONFLICT`.
  public static Optional<InsertFromSelect> of(SqlStatement statement) {
    String text = statement.text();
    List<Token> tokens = Tokenizer.significant(text, text.length());
    int into = UniqueIndex.indexOf(tokens, text, "INTO", 0);
    boolean plain =
        UniqueIndex.isWord(tokens, 0, text, "INSERT")
            && into > 0
            && UniqueIndex.indexOf(tokens, text, "CONFLICT", 0) < 0
            && UniqueIndex.indexOf(tokens, text, "RETURNING", 0) < 0;
    if (!plain) {
      return Optional.empty();
    }
    int name = UniqueIndex.isWord(tokens, into + 2, text, ".") ? into + 3 : into + 1;
    int next = name + 1;
    List<String> columns = new ArrayList<>();
    if (UniqueIndex.isWord(tokens, next, text, "(")) {
      int close = UniqueIndex.closing(tokens, text, next);
      for (int i = next + 1; i < close; i++) {
        if (!tokens.get(i).in(text).equals(",")) {
          columns.add(Names.unquoted(tokens.get(i).in(text)));
        }
      }
      next = close + 1;
    }
    boolean selects =
        UniqueIndex.isWord(tokens, next, text, "SELECT")
            || UniqueIndex.isWord(tokens, next, text, "WITH");
    return selects
        ? Optional.of(
            new InsertFromSelect(
                Names.unquoted(tokens.get(name).in(text)),
                columns,
                text.substring(tokens.get(next).start())))
        : Optional.empty();
  }
}
