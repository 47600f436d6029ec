package dev.switchback.sql;

import java.util.List;

/// Tells whether a script takes data away: drops a table or a column, or deletes rows.
public final class Destruction {
  /// Enough for `ALTER TABLE schema.name DROP COLUMN`.
  private static final int TOKENS_LOOKED_AT = 8;

  private Destruction() {}

  public static boolean isIn(Script script) {
    return script.statements().stream().anyMatch(Destruction::isDestructive);
  }

  /// A table that is dropped right before another takes its name is still called destructive:
  /// whether its rows were copied is for a try on a copy to count.
  public static boolean isDestructive(SqlStatement statement) {
    return switch (statement.kind()) {
      case DELETE -> true;
      case DROP -> {
        List<String> words = words(statement);
        yield words.size() > 1 && words.get(1).equalsIgnoreCase("TABLE");
      }
      case ALTER -> dropsColumn(words(statement));
      default -> false;
    };
  }

  private static boolean dropsColumn(List<String> words) {
    int afterName = words.size() > 3 && words.get(3).equals(".") ? 5 : 3;
    return words.size() > afterName + 1
        && words.get(afterName).equalsIgnoreCase("DROP")
        && !words.get(afterName + 1).equalsIgnoreCase("CONSTRAINT");
  }

  private static List<String> words(SqlStatement statement) {
    String text = statement.text();
    return Tokenizer.significant(text, TOKENS_LOOKED_AT).stream()
        .map(token -> token.in(text))
        .toList();
  }
}
