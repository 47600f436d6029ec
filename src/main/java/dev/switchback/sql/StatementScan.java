package dev.switchback.sql;

/// Follows one statement token by token: what it does, and whether a `;` ends it.
///
/// The body of a trigger goes on until `END` follows a `;`, which is the rule of
/// `sqlite3_complete`: no statement of a body can begin with `END`, and an `END` that closes a
/// `CASE` never follows a `;`. So neither has to be counted, and names such as `begin` and `end` do
/// no harm.
final class StatementScan {
  private enum Phase {
    START,
    EXPLAIN,
    CREATE,
    TRIGGER_HEAD,
    TRIGGER_BODY,
    WITH,
    REST
  }

  private enum Previous {
    SEMICOLON,
    BEGIN,
    CLOSING_PARENTHESIS,
    ANOTHER
  }

  private Phase phase = Phase.START;
  private Previous previous = Previous.ANOTHER;
  private StatementKind kind = StatementKind.OTHER;
  private int depth;

  StatementKind kind() {
    return kind;
  }

  boolean isInTriggerBody() {
    return phase == Phase.TRIGGER_BODY;
  }

  /// Takes the lexer's present token, which is neither white space nor a comment.
  void accept(Lexer token, char first) {
    switch (phase) {
      case START -> begin(token);
      case EXPLAIN -> {
        if (!token.isWord("QUERY") && !token.isWord("PLAN")) {
          phase = token.isWord("CREATE") ? Phase.CREATE : Phase.REST;
        }
      }
      case CREATE -> {
        if (!token.isWord("TEMP") && !token.isWord("TEMPORARY")) {
          phase = token.isWord("TRIGGER") ? Phase.TRIGGER_HEAD : Phase.REST;
        }
      }
      case TRIGGER_HEAD -> {
        if (token.isWord("BEGIN")) {
          phase = Phase.TRIGGER_BODY;
        }
      }
      case TRIGGER_BODY -> {
        if (token.isWord("END") && (previous == Previous.SEMICOLON || previous == Previous.BEGIN)) {
          phase = Phase.REST;
        }
      }
      case WITH -> lookForVerb(token, first);
      case REST -> {}
    }
    previous = previousOf(token, first);
  }

  private void begin(Lexer token) {
    kind = StatementWords.kindOf(token);
    if (token.isWord("EXPLAIN")) {
      phase = Phase.EXPLAIN;
    } else if (token.isWord("CREATE")) {
      phase = Phase.CREATE;
    } else if (token.isWord("WITH")) {
      phase = Phase.WITH;
    } else {
      phase = Phase.REST;
    }
  }

  /// The verb of `WITH a AS (…), b AS (…) VERB` follows a parenthesis that closes the outermost.
  private void lookForVerb(Lexer token, char first) {
    if (first == '(') {
      depth++;
    } else if (first == ')') {
      depth--;
    } else if (depth == 0 && previous == Previous.CLOSING_PARENTHESIS) {
      kind = StatementWords.kindOf(token);
      if (kind != StatementKind.OTHER) {
        phase = Phase.REST;
      }
    }
  }

  private static Previous previousOf(Lexer token, char first) {
    return switch (first) {
      case ';' -> Previous.SEMICOLON;
      case ')' -> Previous.CLOSING_PARENTHESIS;
      default -> token.isWord("BEGIN") ? Previous.BEGIN : Previous.ANOTHER;
    };
  }
}
