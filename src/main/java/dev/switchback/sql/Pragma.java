package dev.switchback.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A `PRAGMA` statement taken apart.
///
/// @param schema `main` in `PRAGMA main.user_version`, in lower case
/// @param name in lower case
/// @param value as written, after `=` or in parentheses; empty when the pragma only asks
public record Pragma(Optional<String> schema, String name, Optional<String> value) {

  /// The pragma that `statement` is, whatever quotes its names are in; empty when it is none.
  public static Optional<Pragma> of(SqlStatement statement) {
    if (statement.kind() != StatementKind.PRAGMA) {
      return Optional.empty();
    }
    String text = statement.text();
    List<String> words =
        Tokenizer.significant(text, 64).stream().map(token -> token.in(text)).toList();
    boolean hasSchema = words.size() > 3 && words.get(2).equals(".");
    int name = hasSchema ? 3 : 1;
    if (words.size() <= name) {
      return Optional.empty();
    }
    return Optional.of(
        new Pragma(
            hasSchema ? Optional.of(plain(words.get(1))) : Optional.empty(),
            plain(words.get(name)),
            value(words.subList(name + 1, words.size()))));
  }

  private static Optional<String> value(List<String> words) {
    if (words.size() < 2) {
      return Optional.empty();
    }
    return switch (words.getFirst()) {
      case "=" -> Optional.of(String.join("", words.subList(1, words.size())));
      case "(" -> {
        int close = words.lastIndexOf(")");
        yield Optional.of(String.join("", words.subList(1, close < 0 ? words.size() : close)));
      }
      default -> Optional.empty();
    };
  }

  private static String plain(String name) {
    return Names.unquoted(name).toLowerCase(Locale.ROOT);
  }
}
