package dev.switchback.lint;

import dev.switchback.sql.Names;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The first words of a statement.
final class Shapes {
  private static final int LOOKED_AT = 16;
  private static final Set<String> BEFORE_THE_NAME =
      Set.of("IF", "NOT", "EXISTS", "TABLE", "INDEX", "VIEW", "TRIGGER");

  private final List<String> words;

  private Shapes(SqlStatement statement) {
    String text = statement.text();
    words =
        Tokenizer.tokens(text).stream()
            .filter(Token::isSignificant)
            .limit(LOOKED_AT)
            .map(t -> t.in(text))
            .toList();
  }

  static Shapes of(SqlStatement statement) {
    return new Shapes(statement);
  }

  /// Whether `name` stands in `text`, as a word of its own.
  static boolean names(String text, String name) {
    return !name.isEmpty()
        && Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .find();
  }

  boolean is(int index, String word) {
    return index < words.size() && words.get(index).equalsIgnoreCase(word);
  }

  boolean has(String word) {
    return words.stream().anyMatch(word::equalsIgnoreCase);
  }

  /// `TABLE` of `CREATE TEMP TABLE`.
  Optional<String> kind() {
    return words.stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .filter(word -> Set.of("TABLE", "INDEX", "VIEW", "TRIGGER").contains(word))
        .findFirst();
  }

  boolean isTemporary() {
    return is(1, "TEMP") || is(1, "TEMPORARY");
  }

  /// What a CREATE, DROP or ALTER is about, in lower case, without schema and quotes.
  Optional<String> object() {
    int at = 1;
    while (at < words.size() && !BEFORE_THE_NAME.contains(upper(at))) {
      at++;
    }
    while (at < words.size() && BEFORE_THE_NAME.contains(upper(at))) {
      at++;
    }
    return name(at);
  }

  /// The name after `word`.
  Optional<String> after(String word) {
    for (int i = 0; i < words.size(); i++) {
      if (is(i, word)) {
        return name(i + 1);
      }
    }
    return Optional.empty();
  }

  /// The table that rows are written to.
  Optional<String> written() {
    if (is(0, "INSERT") || is(0, "REPLACE")) {
      return after("INTO");
    }
    if (is(0, "DELETE")) {
      return after("FROM");
    }
    return is(1, "OR") ? name(3) : name(1);
  }

  private Optional<String> name(int at) {
    int own = at + 1 < words.size() && words.get(at + 1).equals(".") ? at + 2 : at;
    return own < words.size()
        ? Optional.of(Names.unquoted(words.get(own)).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private String upper(int at) {
    return words.get(at).toUpperCase(Locale.ROOT);
  }
}
