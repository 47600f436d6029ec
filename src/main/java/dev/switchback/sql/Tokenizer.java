package dev.switchback.sql;

import java.util.ArrayList;
import java.util.List;

/// Cuts SQL text into tokens the way SQLite does.
public final class Tokenizer {
  private Tokenizer() {}

  /// The tokens of `text`, in order and without gaps: each begins where the one before ends, the
  /// first at 0 and the last ends with the text. Never fails.
  public static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      TokenKind kind =
          lexer.isBareWord() && Keywords.contains(text, lexer.start(), lexer.end())
              ? TokenKind.KEYWORD
              : lexer.kind();
      tokens.add(new Token(kind, lexer.start(), lexer.end()));
    }
    return tokens;
  }

  /// The tokens that play a part in what `text` means: no comments, no white space.
  static List<Token> significant(String text, int atMost) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    while (tokens.size() < atMost && lexer.next()) {
      Token token = new Token(lexer.kind(), lexer.start(), lexer.end());
      if (token.isSignificant()) {
        tokens.add(token);
      }
    }
    return tokens;
  }
}
