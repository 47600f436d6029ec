package dev.switchback.template;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The text of a `CREATE TABLE`, with the places of its name, columns and constraints. Changing it
/// gives another text; what isn't touched stays as it was written, comments too.
final class TableText {
  private static final Set<String> CONSTRAINT_WORDS =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

  private final String text;
  private final List<Token> tokens;
  private final Token name;
  private final List<Item> items;

  /// A column or a table constraint, as a range of significant tokens.
  record Item(List<Token> tokens, boolean isColumn) {
    int start() {
      return tokens.getFirst().start();
    }

    int end() {
      return tokens.getLast().end();
    }
  }

  private TableText(String text, List<Token> tokens, Token name, List<Item> items) {
    this.text = text;
    this.tokens = tokens;
    this.name = name;
    this.items = items;
  }

  /// @return empty when `sql` isn't a `CREATE TABLE` with columns in parentheses
  static Optional<TableText> of(String sql) {
    List<Token> tokens = Tokenizer.tokens(sql).stream().filter(Token::isSignificant).toList();
    int open = 0;
    while (open < tokens.size() && !tokens.get(open).in(sql).equals("(")) {
      open++;
    }
    boolean isTable =
        open >= 3
            && open < tokens.size()
            && tokens.getFirst().in(sql).equalsIgnoreCase("CREATE")
            && tokens.subList(1, 3).stream().anyMatch(t -> t.in(sql).equalsIgnoreCase("TABLE"));
    boolean isWhole = tokens.stream().noneMatch(t -> t.kind() == TokenKind.ILLEGAL);
    if (!isTable || !isWhole) {
      return Optional.empty();
    }
    List<Item> items = items(sql, tokens, open);
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new TableText(sql, tokens, tokens.get(open - 1), items));
  }

  private static List<Item> items(String sql, List<Token> tokens, int open) {
    List<Item> items = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 1;
    for (int i = open + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String word = token.in(sql);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      boolean ends = depth == 0 || (depth == 1 && word.equals(","));
      if (!ends) {
        current.add(token);
      } else if (!current.isEmpty()) {
        items.add(item(sql, current));
        current = new ArrayList<>();
      }
      if (depth == 0) {
        return items;
      }
    }
    return List.of();
  }

  private static Item item(String sql, List<Token> tokens) {
    String first = tokens.getFirst().in(sql).toUpperCase(Locale.ROOT);
    return new Item(List.copyOf(tokens), !CONSTRAINT_WORDS.contains(first));
  }

  String text() {
    return text;
  }

  String name() {
    return SqlNames.unquoted(name.in(text));
  }

  List<Item> constraints() {
    return items.stream().filter(item -> !item.isColumn()).toList();
  }

  List<Item> columns() {
    return items.stream().filter(Item::isColumn).toList();
  }

  List<String> columnNames() {
    return columns().stream().map(this::nameOf).toList();
  }

  String nameOf(Item column) {
    return SqlNames.unquoted(column.tokens().getFirst().in(text));
  }

  Optional<Item> column(String wanted) {
    return columns().stream().filter(item -> nameOf(item).equalsIgnoreCase(wanted)).findFirst();
  }

  String textOf(Item item) {
    return text.substring(item.start(), item.end());
  }

  boolean isAutoincrement() {
    return tokens.stream()
        .anyMatch(
            t -> t.kind() == TokenKind.KEYWORD && t.in(text).equalsIgnoreCase("AUTOINCREMENT"));
  }

  /// Names among `columns` that stand in an item: what it is about. Columns are named in
  /// parentheses only; outside stand types and keywords. What stands behind `REFERENCES` is another
  /// table's.
  List<String> mentioned(Item item, List<String> columns) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    for (Token token : item.tokens()) {
      String written = token.in(text);
      if (depth == 0 && written.equalsIgnoreCase("REFERENCES")) {
        break;
      }
      depth += written.equals("(") ? 1 : written.equals(")") ? -1 : 0;
      boolean isWord = token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD;
      boolean isName = isWord && depth > 0;
      String word = SqlNames.unquoted(written);
      columns.stream().filter(c -> isName && c.equalsIgnoreCase(word)).forEach(found::add);
    }
    return found;
  }

  /// The same table under another name, also where its own constraints call it by name.
  String named(String newName) {
    StringBuilder renamed = new StringBuilder("CREATE TABLE ").append(SqlNames.written(newName));
    int at = name.end();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean callsItself =
          token.start() >= name.end()
              && tokens.get(i + 1).in(text).equals(".")
              && SqlNames.unquoted(token.in(text)).equalsIgnoreCase(name());
      if (callsItself) {
        renamed.append(text, at, token.start()).append(SqlNames.written(newName));
        at = token.end();
      }
    }
    return renamed.append(withoutEndMark(text.substring(at))).toString();
  }

  private static String withoutEndMark(String rest) {
    List<Token> tokens = Tokenizer.tokens(rest);
    StringBuilder kept = new StringBuilder();
    for (Token token : tokens) {
      boolean isEnd = token.kind() == TokenKind.PUNCTUATION && token.in(rest).equals(";");
      kept.append(isEnd ? "" : token.in(rest));
    }
    return kept.toString().stripTrailing();
  }

  TableText without(Item item) {
    int index = items.indexOf(item);
    if (index + 1 < items.size()) {
      int from = item.start();
      int to = endOfLineComment(commaAfter(item.end()));
      return again(text.substring(0, from) + text.substring(to).stripLeading());
    }
    if (index == 0) {
      return again(text.substring(0, item.start()) + text.substring(item.end()));
    }
    int comma = commaAfter(items.get(index - 1).end()) - 1;
    return again(
        (text.substring(0, comma) + text.substring(comma + 1, item.start())).stripTrailing()
            + (endsInComment(text.substring(0, item.start())) ? "\n" : "")
            + text.substring(item.end()));
  }

  TableText replaced(Item item, String definition) {
    return again(text.substring(0, item.start()) + definition.strip() + text.substring(item.end()));
  }

  TableText withColumn(String definition) {
    return insertedAfter(columns().getLast(), definition);
  }

  TableText withConstraint(String definition) {
    return insertedAfter(items.getLast(), definition);
  }

  /// The columns in another order; the comments between them stay where they are.
  TableText ordered(List<String> order) {
    List<String> definitions = order.stream().map(c -> textOf(column(c).orElseThrow())).toList();
    StringBuilder ordered = new StringBuilder();
    int at = 0;
    for (int i = 0; i < definitions.size(); i++) {
      Item place = columns().get(i);
      ordered.append(text, at, place.start()).append(definitions.get(i));
      at = place.end();
    }
    return again(ordered.append(text.substring(at)).toString());
  }

  private TableText insertedAfter(Item item, String definition) {
    int lineStart = text.lastIndexOf('\n', item.start());
    String before = text.substring(lineStart + 1, item.start());
    String space = lineStart >= 0 && before.isBlank() ? "\n" + before : " ";
    return again(
        text.substring(0, item.end())
            + ","
            + space
            + definition.strip()
            + text.substring(item.end()));
  }

  private int commaAfter(int offset) {
    return tokens.stream()
        .filter(t -> t.start() >= offset && t.in(text).equals(","))
        .findFirst()
        .map(Token::end)
        .orElse(offset);
  }

  /// A comment on the same line belongs to what stands before it.
  private int endOfLineComment(int offset) {
    int feed = text.indexOf('\n', offset);
    String line = text.substring(offset, feed < 0 ? text.length() : feed);
    return line.strip().startsWith("--") ? offset + line.length() : offset;
  }

  private static boolean endsInComment(String text) {
    String stripped = text.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\n') + 1).contains("--");
  }

  private static TableText again(String text) {
    return of(text).orElseThrow(() -> new IllegalArgumentException("No table: " + text));
  }
}
