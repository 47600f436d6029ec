package dev.switchback.source;

import dev.switchback.source.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a literal from tokens. What is no literal is computed, and read over.
final class PythonExpression {
  private final List<PythonToken> tokens;
  private int at;

  private PythonExpression(List<PythonToken> tokens) {
    this.tokens = tokens;
  }

  /// `a`, `a, b` and `(a, b)`.
  static PythonValue value(List<PythonToken> tokens) {
    PythonExpression reader = new PythonExpression(tokens);
    List<PythonValue> items = new ArrayList<>();
    boolean comma = false;
    while (reader.at < tokens.size()) {
      items.add(reader.sum());
      if (reader.at < tokens.size()) {
        comma = true;
        reader.at++;
      }
    }
    return items.size() == 1 && !comma ? items.getFirst() : new PythonValue.Items(items);
  }

  /// The text that the tokens are, and nothing else.
  static Optional<String> text(List<PythonToken> tokens) {
    return tokens.stream().allMatch(token -> token.kind() == Kind.STRING)
            && value(tokens) instanceof PythonValue.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private boolean isAt(String operator) {
    return at < tokens.size() && tokens.get(at).is(operator);
  }

  /// Up to a comma or the end of what it stands in.
  private PythonValue sum() {
    PythonValue value = single();
    while (isAt("+")) {
      at++;
      PythonValue other = single();
      value = plus(value, other);
    }
    int from = at;
    skipToEnd();
    return at == from ? value : new PythonValue.Computed("");
  }

  private static PythonValue plus(PythonValue one, PythonValue other) {
    if (one instanceof PythonValue.Items(List<PythonValue> first)
        && other instanceof PythonValue.Items(List<PythonValue> second)) {
      List<PythonValue> all = new ArrayList<>(first);
      all.addAll(second);
      return new PythonValue.Items(all);
    }
    return one instanceof PythonValue.Text(String a) && other instanceof PythonValue.Text(String b)
        ? new PythonValue.Text(a + b)
        : new PythonValue.Computed("");
  }

  private PythonValue single() {
    if (at >= tokens.size()) {
      return new PythonValue.Computed("");
    }
    PythonToken token = tokens.get(at);
    return switch (token.kind()) {
      case STRING -> strings();
      case NAME -> {
        at++;
        boolean nothing = token.text().equals("None") && !isAt(".") && !isAt("(");
        yield nothing ? new PythonValue.Nothing() : computed(token.text());
      }
      case OPERATOR ->
          token.is("(") || token.is("[") || token.is("{") ? bracketed(token) : computed("");
      case COMPUTED, NUMBER, END -> {
        at++;
        yield computed(token.text());
      }
    };
  }

  /// Neighbours are one text.
  private PythonValue strings() {
    StringBuilder text = new StringBuilder();
    boolean computed = false;
    while (at < tokens.size()
        && (tokens.get(at).kind() == Kind.STRING || tokens.get(at).kind() == Kind.COMPUTED)) {
      computed |= tokens.get(at).kind() == Kind.COMPUTED;
      text.append(tokens.get(at).text());
      at++;
    }
    return computed ? new PythonValue.Computed("") : new PythonValue.Text(text.toString());
  }

  private PythonValue bracketed(PythonToken open) {
    at++;
    List<PythonValue> items = new ArrayList<>();
    boolean comma = false;
    while (at < tokens.size() && !isClosing()) {
      items.add(sum());
      if (isAt(",")) {
        comma = true;
        at++;
      }
    }
    at++;
    boolean onlyGrouped = open.is("(") && items.size() == 1 && !comma;
    return onlyGrouped ? items.getFirst() : new PythonValue.Items(items);
  }

  private boolean isClosing() {
    return isAt(")") || isAt("]") || isAt("}");
  }

  private PythonValue computed(String text) {
    skipToEnd();
    return new PythonValue.Computed(text);
  }

  /// Moves to the comma or bracket that ends the expression.
  private void skipToEnd() {
    int depth = 0;
    while (at < tokens.size()) {
      PythonToken token = tokens.get(at);
      boolean opens = token.is("(") || token.is("[") || token.is("{");
      boolean closes = token.is(")") || token.is("]") || token.is("}");
      if (depth == 0 && (closes || token.is(","))) {
        return;
      }
      depth += opens ? 1 : closes ? -1 : 0;
      at++;
    }
  }
}
