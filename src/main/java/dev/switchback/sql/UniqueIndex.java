package dev.switchback.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a `CREATE UNIQUE INDEX` asks of the rows of a table.
///
/// @param terms the columns or expressions, with their collations, as written
/// @param where the condition of a partial index, as written
public record UniqueIndex(String table, List<String> terms, Optional<String> where) {
  public UniqueIndex {
    terms = List.copyOf(terms);
  }

  /// Empty for any other statement.
  public static Optional<UniqueIndex> of(SqlStatement statement) {
    String text = statement.text();
    List<Token> tokens = Tokenizer.significant(text, text.length());
    int on = indexOf(tokens, text, "ON", 0);
    if (!isWord(tokens, 1, text, "UNIQUE") || on < 0) {
      return Optional.empty();
    }
    int open = indexOf(tokens, text, "(", on);
    int close = open < 0 ? -1 : closing(tokens, text, open);
    if (close < 0) {
      return Optional.empty();
    }
    int where = indexOf(tokens, text, "WHERE", close);
    return Optional.of(
        new UniqueIndex(
            Names.unquoted(tokens.get(on + 1).in(text)),
            terms(tokens, text, open, close),
            where < 0
                ? Optional.empty()
                : Optional.of(text.substring(tokens.get(where).end()).strip())));
  }

  private static List<String> terms(List<Token> tokens, String text, int open, int close) {
    List<String> terms = new ArrayList<>();
    int depth = 0;
    int from = open + 1;
    for (int i = open + 1; i <= close; i++) {
      String word = tokens.get(i).in(text);
      if (depth == 0 && (word.equals(",") || i == close)) {
        int last = i - 1;
        boolean ordered = isWord(tokens, last, text, "ASC") || isWord(tokens, last, text, "DESC");
        last -= ordered ? 1 : 0;
        terms.add(text.substring(tokens.get(from).start(), tokens.get(last).end()));
        from = i + 1;
      }
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
    }
    return terms;
  }

  static int closing(List<Token> tokens, String text, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      String word = tokens.get(i).in(text);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  static int indexOf(List<Token> tokens, String text, String word, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (isWord(tokens, i, text, word)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isWord(List<Token> tokens, int at, String text, String word) {
    return at < tokens.size() && tokens.get(at).in(text).toUpperCase(Locale.ROOT).equals(word);
  }
}
