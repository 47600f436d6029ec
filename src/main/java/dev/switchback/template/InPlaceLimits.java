package dev.switchback.template;

import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import dev.switchback.template.InPlaceFinding.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells what SQLite can't do with a table in place, from one statement alone.
public final class InPlaceLimits {
  private final List<String> words;
  private final List<String> upper;
  private int at;

  private InPlaceLimits(SqlStatement statement) {
    String text = statement.text();
    List<Token> tokens = Tokenizer.tokens(text).stream().filter(Token::isSignificant).toList();
    words = tokens.stream().map(token -> token.in(text)).toList();
    upper =
        tokens.stream()
            .map(token -> isBare(token, text) ? token.in(text).toUpperCase(Locale.ROOT) : "'")
            .toList();
  }

  private static boolean isBare(Token token, String text) {
    char first = text.charAt(token.start());
    boolean isWord = token.kind() == TokenKind.KEYWORD || token.kind() == TokenKind.IDENTIFIER;
    return token.kind() == TokenKind.PUNCTUATION
        || (isWord && first != '"' && first != '[' && first != '`');
  }

  /// What is to be said of `statement`; empty when SQLite just does it.
  public static Optional<InPlaceFinding> of(SqlStatement statement) {
    return new InPlaceLimits(statement).look();
  }

  private Optional<InPlaceFinding> look() {
    if (next("TRUNCATE")) {
      next("TABLE");
      return found(Kind.TRUNCATE, name(), "");
    }
    if (!next("ALTER")) {
      return Optional.empty();
    }
    if (!next("TABLE")) {
      at++;
      return found(Kind.ALTER_OTHER, name(), "");
    }
    if (next("IF")) {
      at++;
      return found(Kind.IF_EXISTS, name(), "");
    }
    String table = name();
    return hasSeveralActions() ? found(Kind.SEVERAL_ACTIONS, table, "") : action(table);
  }

  private Optional<InPlaceFinding> action(String table) {
    if (next("ADD")) {
      return addition(table);
    } else if (next("DROP")) {
      return removal(table);
    } else if (next("RENAME")) {
      return renaming(table);
    } else if (next("ALTER")) {
      return alteration(table);
    } else if (next("MODIFY") || next("CHANGE")) {
      next("COLUMN");
      return found(Kind.CHANGE_TYPE, table, name());
    }
    return Optional.empty();
  }

  private Optional<InPlaceFinding> addition(String table) {
    if (isNext("CONSTRAINT") || isNext("CHECK") || isKeyWord()) {
      String constraint = next("CONSTRAINT") ? name() : "";
      return found(isNext("CHECK") ? Kind.ADD_CHECK : Kind.ADD_KEY, table, constraint);
    }
    next("COLUMN");
    if (isNext("IF")) {
      at += 3;
      return found(Kind.IF_EXISTS, table, name());
    }
    if (isNext("(")) {
      at++;
      return found(Kind.SEVERAL_ACTIONS, table, name());
    }
    String column = name();
    return columnKind().flatMap(kind -> found(kind, table, column));
  }

  private boolean isKeyWord() {
    return (isNext("UNIQUE") || isNext("PRIMARY") || isNext("FOREIGN"))
        && (isAt(at + 1, "KEY") || isAt(at + 1, "("));
  }

  /// What stands outside of parentheses in the definition of a column.
  private Optional<Kind> columnKind() {
    int depth = 0;
    boolean notNull = false;
    boolean hasDefault = false;
    Kind found = null;
    for (int i = at; i < upper.size(); i++) {
      String word = upper.get(i);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth > 0 || word.equals(")")) {
        continue;
      }
      switch (word) {
        case "PRIMARY" -> found = Kind.ADD_PRIMARY_KEY_COLUMN;
        case "UNIQUE" -> found = Kind.ADD_UNIQUE_COLUMN;
        case "STORED" -> found = Kind.ADD_STORED_COLUMN;
        case "FIRST", "AFTER" -> found = found == null ? Kind.COLUMN_POSITION : found;
        case "NOT" -> notNull = true;
        case "AS" -> hasDefault = true;
        case "DEFAULT" -> {
          hasDefault = !isAt(i + 1, "NULL");
          boolean computes =
              isAt(i + 1, "(") || (i + 1 < upper.size() && upper.get(i + 1).startsWith("CURRENT_"));
          found = computes && found == null ? Kind.ADD_COLUMN_WITH_EXPRESSION : found;
        }
        default -> {}
      }
    }
    Kind other = notNull && !hasDefault ? Kind.ADD_NOT_NULL_COLUMN : null;
    return Optional.ofNullable(found).or(() -> Optional.ofNullable(other));
  }

  private Optional<InPlaceFinding> removal(String table) {
    if (next("CONSTRAINT")) {
      return isNext("IF")
          ? found(Kind.IF_EXISTS, table, "")
          : found(Kind.DROP_CONSTRAINT, table, name());
    }
    if (isNext("PRIMARY") || isNext("FOREIGN")) {
      return found(Kind.CHANGE_TYPE, table, "");
    }
    next("COLUMN");
    if (isNext("IF") && at + 1 < words.size()) {
      at += 2;
      return found(Kind.IF_EXISTS, table, name());
    }
    return found(Kind.DROP_COLUMN, table, name());
  }

  private Optional<InPlaceFinding> renaming(String table) {
    if (isNext("TO")) {
      return Optional.empty();
    }
    if (isNext("CONSTRAINT") && !isAt(at + 1, "TO")) {
      at++;
      return found(Kind.RENAME_CONSTRAINT, table, name());
    }
    next("COLUMN");
    return found(Kind.RENAME_COLUMN, table, name());
  }

  private Optional<InPlaceFinding> alteration(String table) {
    next("COLUMN");
    String column = name();
    boolean sets = isNext("SET");
    if ((sets || isNext("DROP")) && isAt(at + 1, "NOT")) {
      return found(sets ? Kind.SET_NOT_NULL : Kind.DROP_NOT_NULL, table, column);
    }
    boolean isDefault = isAt(at + 1, "DEFAULT");
    return found(isDefault ? Kind.CHANGE_DEFAULT : Kind.CHANGE_TYPE, table, column);
  }

  /// A comma outside of parentheses: SQLite's ALTER TABLE does one thing.
  private boolean hasSeveralActions() {
    int depth = 0;
    for (String word : words) {
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0 && word.equals(",")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<InPlaceFinding> found(Kind kind, String table, String subject) {
    return Optional.of(new InPlaceFinding(kind, table, subject));
  }

  private boolean isAt(int index, String word) {
    return index < upper.size() && upper.get(index).equals(word);
  }

  private boolean isNext(String word) {
    return isAt(at, word);
  }

  private boolean next(String word) {
    boolean is = isNext(word);
    at += is ? 1 : 0;
    return is;
  }

  /// The name that stands here, with its schema skipped.
  private String name() {
    if (isAt(at + 1, ".")) {
      at += 2;
    }
    String name = at < words.size() ? SqlNames.unquoted(words.get(at)) : "";
    at++;
    return name;
  }
}
