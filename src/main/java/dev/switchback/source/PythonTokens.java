package dev.switchback.source;

import dev.switchback.source.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits Python into tokens: far enough to read assignments of literals, and never failing.
final class PythonTokens {
  private final String text;
  private final List<PythonToken> tokens = new ArrayList<>();
  private int at;
  private int lineStart;
  private int depth;

  private PythonTokens(String text) {
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  static List<PythonToken> of(String text) {
    PythonTokens reader = new PythonTokens(text);
    while (reader.at < reader.text.length()) {
      reader.next();
    }
    reader.add(Kind.END, "", 0);
    return List.copyOf(reader.tokens);
  }

  private void add(Kind kind, String value, int column) {
    tokens.add(new PythonToken(kind, value, column));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void next() {
    char c = text.charAt(at);
    int column = at - lineStart;
    if (c == '\n') {
      at++;
      lineStart = at;
      if (depth == 0) {
        add(Kind.END, "", column);
      }
    } else if (c == '\\' && peek(1) == '\n') {
      at += 2;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
    } else if (c == '"' || c == '\'') {
      string("", column);
    } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
      word(column);
    } else if (Character.isDigit(c)) {
      int from = at;
      while (Character.isLetterOrDigit(peek(0)) || peek(0) == '_' || peek(0) == '.') {
        at++;
      }
      add(Kind.NUMBER, text.substring(from, at), column);
    } else {
      operator(c, column);
    }
  }

  private void operator(char c, int column) {
    if (c == '(' || c == '[' || c == '{') {
      depth++;
    } else if (c == ')' || c == ']' || c == '}') {
      depth = Math.max(0, depth - 1);
    }
    boolean isComparison = "=!<>".indexOf(c) >= 0 && peek(1) == '=';
    String value = isComparison ? c + "=" : c == ';' ? "" : String.valueOf(c);
    at += isComparison ? 2 : 1;
    add(value.isEmpty() ? Kind.END : Kind.OPERATOR, value, column);
  }

  private void word(int column) {
    int from = at;
    while (at < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String word = text.substring(from, at);
    boolean isPrefix = word.length() <= 2 && (peek(0) == '"' || peek(0) == '\'');
    if (isPrefix && word.toLowerCase(Locale.ROOT).matches("[rbuft]{1,2}")) {
      string(word.toLowerCase(Locale.ROOT), column);
    } else {
      add(Kind.NAME, word, column);
    }
  }

  private void string(String prefix, int column) {
    char quote = text.charAt(at);
    boolean triple = peek(1) == quote && peek(2) == quote;
    String end = triple ? String.valueOf(quote).repeat(3) : String.valueOf(quote);
    at += end.length();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !text.startsWith(end, at)) {
      char c = text.charAt(at);
      if (c == '\n' && !triple) {
        break;
      }
      if (c == '\\' && at + 1 < text.length()) {
        escape(prefix.contains("r"), value);
      } else {
        if (c == '\n') {
          lineStart = at + 1;
        }
        value.append(c);
        at++;
      }
    }
    if (text.startsWith(end, at)) {
      at += end.length();
    }
    boolean computed = prefix.contains("f") || prefix.contains("t") || prefix.contains("b");
    add(computed ? Kind.COMPUTED : Kind.STRING, value.toString(), column);
  }

  private void escape(boolean raw, StringBuilder value) {
    char escaped = text.charAt(at + 1);
    at += 2;
    if (raw) {
      value.append('\\').append(escaped);
      return;
    }
    switch (escaped) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '\n' -> lineStart = at;
      case '\\', '\'', '"' -> value.append(escaped);
      case 'x' -> code(2, escaped, value);
      case 'u' -> code(4, escaped, value);
      default -> value.append('\\').append(escaped);
    }
  }

  private void code(int digits, char letter, StringBuilder value) {
    int end = Math.min(at + digits, text.length());
    String hex = text.substring(at, end);
    if (hex.matches("[0-9a-fA-F]{" + digits + "}")) {
      value.append((char) Integer.parseInt(hex, 16));
      at = end;
    } else {
      value.append('\\').append(letter);
    }
  }
}
