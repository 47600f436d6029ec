package dev.switchback.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The table that a statement takes rows out of, or takes away.
///
/// @param table its name, without schema and quotes
public record StatementTarget(Effect effect, String table) {
  /// Enough for `INSERT OR REPLACE INTO schema.name`, a `WITH` before it left out.
  private static final int TOKENS_LOOKED_AT = 12;

  /// What happens to the table.
  public enum Effect {
    DROPS,
    RENAMES,
    DELETES,
    /// Rows that are in the way of new ones go (sqlite.org/lang_conflict.html).
    REPLACES
  }

  /// Empty for a statement that takes nothing out of a table it names.
  public static Optional<StatementTarget> of(SqlStatement statement) {
    List<String> words = words(statement);
    return switch (statement.kind()) {
      case DELETE -> after(words, "FROM").map(name -> new StatementTarget(Effect.DELETES, name));
      case DROP ->
          is(words, 1, "TABLE")
              ? name(words, is(words, 2, "IF") ? 4 : 2)
                  .map(name -> new StatementTarget(Effect.DROPS, name))
              : Optional.empty();
      case ALTER -> renamed(words);
      case INSERT ->
          is(words, 0, "REPLACE") || is(words, 2, "REPLACE")
              ? after(words, "INTO").map(name -> new StatementTarget(Effect.REPLACES, name))
              : Optional.empty();
      case UPDATE ->
          is(words, 1, "OR") && is(words, 2, "REPLACE")
              ? name(words, 3).map(name -> new StatementTarget(Effect.REPLACES, name))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// The table of an `ALTER TABLE`.
  public static Optional<String> altered(SqlStatement statement) {
    List<String> words = words(statement);
    return is(words, 0, "ALTER") && is(words, 1, "TABLE") ? name(words, 2) : Optional.empty();
  }

  private static Optional<StatementTarget> renamed(List<String> words) {
    int verb = is(words, 3, ".") ? 5 : 3;
    return is(words, 1, "TABLE") && is(words, verb, "RENAME") && is(words, verb + 1, "TO")
        ? name(words, 2).map(name -> new StatementTarget(Effect.RENAMES, name))
        : Optional.empty();
  }

  private static Optional<String> after(List<String> words, String keyword) {
    for (int i = 0; i < words.size(); i++) {
      if (is(words, i, keyword)) {
        return name(words, i + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> name(List<String> words, int at) {
    int last = is(words, at + 1, ".") ? at + 2 : at;
    return last < words.size() ? Optional.of(Names.unquoted(words.get(last))) : Optional.empty();
  }

  private static boolean is(List<String> words, int at, String word) {
    return at < words.size() && words.get(at).toUpperCase(Locale.ROOT).equals(word);
  }

  private static List<String> words(SqlStatement statement) {
    String text = statement.text();
    List<Token> tokens = Tokenizer.significant(text, text.length());
    int from = afterWith(tokens, text);
    return tokens.stream().skip(from).limit(TOKENS_LOOKED_AT).map(token -> token.in(text)).toList();
  }

  /// Where the statement itself begins: after the tables of a `WITH`.
  private static int afterWith(List<Token> tokens, String text) {
    if (tokens.isEmpty() || !tokens.getFirst().in(text).equalsIgnoreCase("WITH")) {
      return 0;
    }
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      String word = tokens.get(i).in(text).toUpperCase(Locale.ROOT);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      boolean begins =
          word.equals("INSERT")
              || word.equals("REPLACE")
              || word.equals("UPDATE")
              || word.equals("DELETE");
      if (depth == 0 && begins) {
        return i;
      }
    }
    return 0;
  }
}
