package dev.switchback.sql;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values as SQL writes them (sqlite.org/lang_expr.html, section 3).
public final class Literals {
  private Literals() {}

  /// The literal, or expression, whose value is `value` when it is bound to a parameter.
  ///
  /// A carriage return is written as `char(13)`: SQLite's shell drops one at the end of a line,
  /// also inside of a string. So is a NUL, at which SQLite ends its reading of a statement.
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Boolean flag -> flag ? "1" : "0";
      case Double number -> real(number);
      case Float number -> real(number.doubleValue());
      case Long number -> Long.toString(number);
      case Integer number -> Integer.toString(number);
      case Short number -> Short.toString(number);
      case Byte number -> Byte.toString(number);
      case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
      default -> text(value.toString());
    };
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "NULL";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "9e999" : "-9e999";
    }
    return Double.toString(number);
  }

  private static String text(String text) {
    if (text.indexOf('\r') < 0 && text.indexOf('\0') < 0) {
      return quoted(text);
    }
    StringBuilder expression = new StringBuilder("(");
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\0') {
        expression.append(quoted(text.substring(from, i)));
        expression.append(" || char(").append((int) c).append(") || ");
        from = i + 1;
      }
    }
    return expression.append(quoted(text.substring(from))).append(')').toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// `sql` with each `?` replaced by the literal of its value.
  ///
  /// @param values as many as it has parameters, in their order; `?1` and names are not understood
  /// @throws IllegalArgumentException when it has another number of parameters
  public static String bound(String sql, List<@Nullable Object> values) {
    StringBuilder bound = new StringBuilder();
    int next = 0;
    for (Token token : Tokenizer.tokens(sql)) {
      if (token.kind() != TokenKind.PARAMETER) {
        bound.append(sql, token.start(), token.end());
      } else if (next < values.size() && token.in(sql).equals("?")) {
        bound.append(of(values.get(next++)));
      } else {
        throw new IllegalArgumentException("No value for " + token.in(sql) + " of " + sql);
      }
    }
    if (next != values.size()) {
      throw new IllegalArgumentException("Too many values for " + sql);
    }
    return bound.toString();
  }
}
