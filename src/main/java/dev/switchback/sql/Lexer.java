package dev.switchback.sql;

/// Walks over SQL text token by token, without making an object for each.
///
/// Follows SQLite's own tokenizer (`sqlite3GetToken` in tokenize.c) character class by character
/// class, so that a boundary seen here is one SQLite sees. It differs in one thing: a comment, a
/// string or a name without an end is [TokenKind#ILLEGAL] up to the end of the text. Bare words are
/// [TokenKind#IDENTIFIER], whether they are keywords or not.
final class Lexer {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private int start;
  private int end;
  private TokenKind kind = TokenKind.WHITESPACE;

  Lexer(String text) {
    this.text = text;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  TokenKind kind() {
    return kind;
  }

  /// Moves to the next token.
  ///
  /// @return false at the end of the text
  boolean next() {
    if (end >= text.length()) {
      return false;
    }
    start = end;
    kind = read(text.charAt(start));
    return true;
  }

  /// Ends the present token at the end of its line.
  void extendToEndOfLine() {
    end = endOfLine(start);
  }

  boolean isBareWord() {
    return kind == TokenKind.IDENTIFIER && isWordPart(text.charAt(start));
  }

  /// Whether the present token is this bare word, in any case.
  boolean isWord(String word) {
    return end - start == word.length()
        && kind == TokenKind.IDENTIFIER
        && text.regionMatches(true, start, word, 0, word.length());
  }

  String text() {
    return text.substring(start, end);
  }

  private TokenKind read(char first) {
    return switch (first) {
      case ' ', '\t', '\n', '\f', '\r' -> space();
      case '\'' -> quoted(first, start + 1, TokenKind.STRING);
      case '"', '`' -> quoted(first, start + 1, TokenKind.IDENTIFIER);
      case '[' -> bracketed();
      case '-' -> minus();
      case '/' -> slash();
      case '(', ')', ',', ';' -> ends(start + 1, TokenKind.PUNCTUATION);
      case '.' -> isDigit(at(start + 1)) ? number() : ends(start + 1, TokenKind.PUNCTUATION);
      case '+', '*', '%', '&', '~' -> ends(start + 1, TokenKind.OPERATOR);
      case '=' -> operator("=");
      case '<' -> operator("=><");
      case '>' -> operator("=>");
      case '|' -> operator("|");
      case '!' -> at(start + 1) == '=' ? ends(start + 2, TokenKind.OPERATOR) : illegal();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case '?' -> ends(skipDigits(start + 1), TokenKind.PARAMETER);
      case '$', '@', ':', '#' -> parameter();
      case 'x', 'X' -> at(start + 1) == '\'' ? blob() : bareWord();
      case BYTE_ORDER_MARK -> ends(start + 1, TokenKind.WHITESPACE);
      default -> isWordPart(first) ? bareWord() : illegal();
    };
  }

  private TokenKind ends(int end, TokenKind kind) {
    this.end = end;
    return kind;
  }

  private TokenKind illegal() {
    return ends(start + 1, TokenKind.ILLEGAL);
  }

  private TokenKind withoutEnd() {
    return ends(text.length(), TokenKind.ILLEGAL);
  }

  private TokenKind space() {
    int i = start + 1;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return ends(i, TokenKind.WHITESPACE);
  }

  private TokenKind bareWord() {
    return ends(skipWord(start + 1), TokenKind.IDENTIFIER);
  }

  private TokenKind operator(String seconds) {
    char second = at(start + 1);
    boolean two = second != 0 && seconds.indexOf(second) >= 0;
    return ends(start + (two ? 2 : 1), TokenKind.OPERATOR);
  }

  private TokenKind minus() {
    if (at(start + 1) == '-') {
      return ends(endOfLine(start), TokenKind.COMMENT);
    }
    if (at(start + 1) == '>') {
      return ends(start + (at(start + 2) == '>' ? 3 : 2), TokenKind.OPERATOR);
    }
    return ends(start + 1, TokenKind.OPERATOR);
  }

  private TokenKind slash() {
    if (at(start + 1) != '*') {
      return ends(start + 1, TokenKind.OPERATOR);
    }
    int close = text.indexOf("*/", start + 2);
    return close < 0 ? withoutEnd() : ends(close + 2, TokenKind.COMMENT);
  }

  private TokenKind quoted(char quote, int from, TokenKind kind) {
    int close = text.indexOf(quote, from);
    while (close >= 0 && at(close + 1) == quote) {
      close = text.indexOf(quote, close + 2);
    }
    return close < 0 ? withoutEnd() : ends(close + 1, kind);
  }

  private TokenKind bracketed() {
    int close = text.indexOf(']', start + 1);
    return close < 0 ? withoutEnd() : ends(close + 1, TokenKind.IDENTIFIER);
  }

  private TokenKind blob() {
    int close = text.indexOf('\'', start + 2);
    if (close < 0) {
      return withoutEnd();
    }
    int digits = start + 2;
    while (isHexDigit(text.charAt(digits))) {
      digits++;
    }
    boolean whole = digits == close && (close - start) % 2 == 0;
    return ends(close + 1, whole ? TokenKind.BLOB : TokenKind.ILLEGAL);
  }

  private TokenKind number() {
    int i = start;
    if (text.charAt(i) == '0' && (at(i + 1) == 'x' || at(i + 1) == 'X') && isHexDigit(at(i + 2))) {
      i += 2;
      while (isHexDigit(at(i)) || (at(i) == '_' && isHexDigit(at(i + 1)))) {
        i++;
      }
    } else {
      i = skipDigits(i);
      if (at(i) == '.') {
        i = skipDigits(i + 1);
      }
      if (at(i) == 'e' || at(i) == 'E') {
        int exponent = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
        if (isDigit(at(exponent))) {
          i = skipDigits(exponent);
        }
      }
    }
    if (isWordPart(at(i))) {
      return ends(skipWord(i), TokenKind.ILLEGAL);
    }
    return ends(i, TokenKind.NUMBER);
  }

  private TokenKind parameter() {
    int i = start + 1;
    while (isWordPart(at(i)) || (at(i) == ':' && at(i + 1) == ':')) {
      i += at(i) == ':' ? 2 : 1;
    }
    if (i == start + 1) {
      return illegal();
    }
    if (at(i) == '(') {
      int inside = i + 1;
      while (inside < text.length() && !isSpace(at(inside)) && at(inside) != ')') {
        inside++;
      }
      return at(inside) == ')'
          ? ends(inside + 1, TokenKind.PARAMETER)
          : ends(inside, TokenKind.ILLEGAL);
    }
    return ends(i, TokenKind.PARAMETER);
  }

  private int skipDigits(int from) {
    int i = from;
    while (isDigit(at(i)) || (at(i) == '_' && i > from && isDigit(at(i + 1)))) {
      i++;
    }
    return i;
  }

  private int skipWord(int from) {
    int i = from;
    while (i < text.length() && isWordPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// SQLite ends a line comment at a line feed only, never at a lone carriage return.
  private int endOfLine(int from) {
    int feed = text.indexOf('\n', from);
    return feed < 0 ? text.length() : feed;
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
