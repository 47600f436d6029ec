package dev.switchback.health;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// The conditions of the CHECKs in the text of a `CREATE TABLE`, in their order.
final class RuleTexts {
  private RuleTexts() {}

  /// @return what stands between the parentheses of each
  static List<String> checks(String createTable) {
    List<Token> tokens =
        Tokenizer.tokens(createTable).stream().filter(Token::isSignificant).toList();
    List<String> checks = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).in(createTable);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      boolean begins =
          depth == 1
              && tokens.get(i).kind() == TokenKind.KEYWORD
              && word.equalsIgnoreCase("CHECK")
              && i + 1 < tokens.size()
              && tokens.get(i + 1).in(createTable).equals("(");
      if (begins) {
        int close = closing(tokens, createTable, i + 1);
        checks.add(
            createTable.substring(tokens.get(i + 1).end(), tokens.get(close).start()).strip());
        i = close;
      }
    }
    return checks;
  }

  private static int closing(List<Token> tokens, String text, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      String word = tokens.get(i).in(text);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }
}
