package dev.switchback.sql;

import java.util.ArrayList;
import java.util.List;

/// The comments of SQL text.
public final class Comments {
  private Comments() {}

  /// Those before the first statement.
  public static List<Token> leading(String text) {
    List<Token> comments = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    while (lexer.next() && isNoStatement(lexer, text)) {
      addComment(lexer, comments);
    }
    return comments;
  }

  /// All of them, in order.
  public static List<Token> all(String text) {
    List<Token> comments = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      addComment(lexer, comments);
    }
    return comments;
  }

  /// Whether `text` holds nothing to run: comments, white space and lone `;` at most.
  public static boolean areAllOf(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      if (!isNoStatement(lexer, text)) {
        return false;
      }
    }
    return true;
  }

  /// `text` without comments, its tokens parted by single spaces: equal for two texts that differ
  /// in comments and white space only.
  public static String without(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      if (lexer.kind() != TokenKind.COMMENT && lexer.kind() != TokenKind.WHITESPACE) {
        rest.append(rest.isEmpty() ? "" : " ").append(text, lexer.start(), lexer.end());
      }
    }
    return rest.toString();
  }

  private static boolean isNoStatement(Lexer lexer, String text) {
    return switch (lexer.kind()) {
      case WHITESPACE, COMMENT -> true;
      case PUNCTUATION -> text.charAt(lexer.start()) == ';';
      default -> false;
    };
  }

  private static void addComment(Lexer lexer, List<Token> comments) {
    if (lexer.kind() == TokenKind.COMMENT) {
      comments.add(new Token(TokenKind.COMMENT, lexer.start(), lexer.end()));
    }
  }
}
