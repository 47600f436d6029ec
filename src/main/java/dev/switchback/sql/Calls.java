package dev.switchback.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The functions, collations and modules that a statement names, found by its tokens. Says nothing
/// about whether they exist.
public final class Calls {
  /// Words after which a name before a parenthesis is a table, a view or a type.
  private static final Set<String> BEFORE_OTHER_NAMES =
      Set.of(
          "INTO", "TABLE", "VIEW", "EXISTS", "REFERENCES", "AS", "UPDATE", "TRIGGER", "RECURSIVE");

  private final SqlStatement statement;
  private final String text;
  private final List<Token> tokens;
  private final List<Call> calls = new ArrayList<>();
  private int at;

  private Calls(SqlStatement statement) {
    this.statement = statement;
    this.text = statement.text();
    this.tokens = Tokenizer.tokens(text).stream().filter(Token::isSignificant).toList();
  }

  /// What is named.
  public enum Kind {
    FUNCTION,
    COLLATION,
    /// Of a virtual table, or of a function that stands for a table.
    MODULE
  }

  /// When SQLite looks the name up.
  public enum When {
    /// When the statement is run.
    NOW,
    /// When somebody uses the view or the trigger that the statement makes.
    LATER
  }

  /// One of them, where it stands first.
  ///
  /// @param name as written, without quotes
  /// @param line 1-based, counted as the statement's own line is
  public record Call(Kind kind, String name, int line, When when) {}

  /// In the order in which they stand there, each name once.
  public static List<Call> of(SqlStatement statement) {
    Calls found = new Calls(statement);
    if (statement.kind() != StatementKind.PRAGMA) {
      found.read();
    }
    return List.copyOf(found.calls);
  }

  /// Whether `name` stands among the names of a statement.
  public static boolean names(SqlStatement statement, String name) {
    String text = statement.text();
    return Tokenizer.tokens(text).stream()
        .filter(token -> token.kind() == TokenKind.IDENTIFIER)
        .anyMatch(token -> Names.unquoted(token.in(text)).equalsIgnoreCase(name));
  }

  private enum Shape {
    TABLE,
    VIRTUAL_TABLE,
    INDEX,
    VIEW,
    TRIGGER,
    ALTER,
    OTHER
  }

  private void read() {
    Shape shape = shape();
    When when = shape == Shape.VIEW || shape == Shape.TRIGGER ? When.LATER : When.NOW;
    int columns = shape == Shape.TABLE ? columnList() : -1;
    int depth = 0;
    int inColumns = -1;
    for (at = 0; at < tokens.size(); at++) {
      if (is(at, "(")) {
        depth++;
        inColumns = at == columns ? depth : inColumns;
      } else if (is(at, ")")) {
        inColumns = depth == inColumns ? -1 : inColumns;
        depth--;
      } else if (isWord(at, "COLLATE") && at + 1 < tokens.size()) {
        add(Kind.COLLATION, name(at + 1), when);
      } else if (isWord(at, "REGEXP") && !is(at + 1, "(")) {
        add(Kind.FUNCTION, "regexp", when);
      } else if (shape == Shape.VIRTUAL_TABLE && isWord(at - 1, "USING") && depth == 0) {
        add(Kind.MODULE, name(at), when);
        return;
      } else if (isCalled()) {
        boolean isType = depth == inColumns || (shape == Shape.ALTER && depth == 0);
        if (!isType && !isOtherName(shape)) {
          boolean isTable = isWord(at - 1, "FROM") || isWord(at - 1, "JOIN");
          add(isTable ? Kind.MODULE : Kind.FUNCTION, name(at), when);
        }
      }
    }
  }

  private void add(Kind kind, String name, When when) {
    boolean known =
        calls.stream().anyMatch(c -> c.kind() == kind && c.name().equalsIgnoreCase(name));
    if (!known) {
      int lines =
          (int) text.substring(0, tokens.get(at).start()).chars().filter(c -> c == '\n').count();
      calls.add(new Call(kind, name, statement.line() + lines, when));
    }
  }

  /// Whether a name stands here that a parenthesis follows.
  private boolean isCalled() {
    Token token = tokens.get(at);
    boolean isName =
        token.kind() == TokenKind.IDENTIFIER
            || (token.kind() == TokenKind.KEYWORD && isWord(at, "REGEXP"));
    return isName && is(at + 1, "(");
  }

  /// Whether the name is that of a table, a type, or a part of the statement's own making.
  private boolean isOtherName(Shape shape) {
    if (at == 0) {
      return true;
    }
    Token before = tokens.get(at - 1);
    boolean follows =
        before.kind() == TokenKind.IDENTIFIER
            || before.kind() == TokenKind.STRING
            || is(at - 1, ")")
            || is(at - 1, ".");
    if (follows || BEFORE_OTHER_NAMES.contains(word(at - 1))) {
      return true;
    }
    boolean isIndexed = shape == Shape.INDEX && isWord(at - 1, "ON");
    return isIndexed || isCommonTable();
  }

  /// `name (columns) AS [NOT] MATERIALIZED (`, `name (columns) AS (`.
  private boolean isCommonTable() {
    boolean mayBe = isWord(at - 1, "WITH") || is(at - 1, ",");
    int close = mayBe ? closing(at + 1) : -1;
    return close > 0
        && isWord(close + 1, "AS")
        && (is(close + 2, "(") || isWord(close + 2, "NOT") || isWord(close + 2, "MATERIALIZED"));
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (is(i, "(")) {
        depth++;
      } else if (is(i, ")") && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /// The parenthesis that opens the columns of a table, or -1 for `CREATE TABLE … AS SELECT`.
  private int columnList() {
    for (int i = 0; i < tokens.size(); i++) {
      if (isWord(i, "AS")) {
        return -1;
      }
      if (is(i, "(")) {
        return i;
      }
    }
    return -1;
  }

  private Shape shape() {
    int i = 0;
    while (isWord(i, "EXPLAIN") || isWord(i, "QUERY") || isWord(i, "PLAN")) {
      i++;
    }
    if (isWord(i, "ALTER")) {
      return Shape.ALTER;
    }
    if (!isWord(i, "CREATE")) {
      return Shape.OTHER;
    }
    i++;
    while (isWord(i, "TEMP") || isWord(i, "TEMPORARY") || isWord(i, "UNIQUE")) {
      i++;
    }
    return switch (word(i)) {
      case "TABLE" -> Shape.TABLE;
      case "VIRTUAL" -> Shape.VIRTUAL_TABLE;
      case "INDEX" -> Shape.INDEX;
      case "VIEW" -> Shape.VIEW;
      case "TRIGGER" -> Shape.TRIGGER;
      default -> Shape.OTHER;
    };
  }

  private String name(int index) {
    return Names.unquoted(tokens.get(index).in(text));
  }

  private boolean is(int index, String sign) {
    return index >= 0 && index < tokens.size() && tokens.get(index).in(text).equals(sign);
  }

  private boolean isWord(int index, String word) {
    return word(index).equals(word);
  }

  /// In upper case; empty for anything but a bare word.
  private String word(int index) {
    if (index < 0 || index >= tokens.size()) {
      return "";
    }
    Token token = tokens.get(index);
    return token.kind() == TokenKind.KEYWORD ? token.in(text).toUpperCase(Locale.ROOT) : "";
  }
}
