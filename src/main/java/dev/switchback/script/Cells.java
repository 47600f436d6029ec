package dev.switchback.script;

import dev.switchback.sql.Names;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads which table and which columns the statements of a history are about.
final class Cells {
  private static final Set<String> BEFORE_TABLE = Set.of("INTO", "UPDATE", "FROM", "TABLE");
  private static final Set<String> BETWEEN = Set.of("IF", "NOT", "EXISTS", "OR");

  private final String sql;
  private final List<Token> tokens;

  private Cells(String sql) {
    this.sql = sql;
    this.tokens = Tokenizer.tokens(sql).stream().filter(Token::isSignificant).toList();
  }

  /// The table that `sql` writes to or makes; empty when it writes to none.
  static Optional<String> table(String sql) {
    Cells cells = new Cells(sql);
    boolean writes =
        !cells.tokens.isEmpty()
            && Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER")
                .contains(cells.word(0));
    for (int i = 0; writes && i + 1 < cells.tokens.size(); i++) {
      if (BEFORE_TABLE.contains(cells.word(i))) {
        int at = i + 1;
        while (BETWEEN.contains(cells.word(at))) {
          at++;
        }
        return Optional.of(Names.unquoted(cells.tokens.get(at).in(sql)));
      }
    }
    return Optional.empty();
  }

  /// For each parameter the column that it fills or is compared with; empty where none is seen.
  static List<String> columns(String sql) {
    return new Cells(sql).columns();
  }

  private List<String> columns() {
    List<String> listed = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    int depth = 0;
    int cell = 0;
    boolean values = false;
    for (int i = 0; i < tokens.size(); i++) {
      switch (word(i)) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "VALUES" -> {
          values = true;
          cell = 0;
        }
        case "," -> cell += depth == 1 && values ? 1 : 0;
        default -> {
          if (tokens.get(i).kind() == TokenKind.PARAMETER) {
            columns.add(values && cell < listed.size() ? listed.get(cell) : comparedBefore(i));
          } else if (depth == 1 && !values) {
            listed.add(Names.unquoted(tokens.get(i).in(sql)));
          }
        }
      }
    }
    return columns;
  }

  private String comparedBefore(int parameter) {
    return parameter >= 2 && word(parameter - 1).equals("=")
        ? Names.unquoted(tokens.get(parameter - 2).in(sql))
        : "";
  }

  private String word(int index) {
    return index < tokens.size() ? tokens.get(index).in(sql).toUpperCase(Locale.ROOT) : "";
  }
}
