package dev.switchback.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Splits SQL text into statements, in one pass.
final class ScriptSplitter {
  private static final int EXCERPT_CHARACTERS = 60;

  private final String text;
  private final Lexer lexer;
  private final LineCounter lines;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<ScriptProblem> problems = new ArrayList<>();

  private StatementScan scan = new StatementScan();
  private boolean inStatement;
  private int start;
  private int end;
  private int line;
  private int column;

  private ScriptSplitter(String text) {
    this.text = text;
    this.lexer = new Lexer(text);
    this.lines = new LineCounter(text);
  }

  static Script split(String text) {
    ScriptSplitter splitter = new ScriptSplitter(text);
    splitter.run();
    return new Script(text, splitter.statements, splitter.problems);
  }

  private void run() {
    boolean readable = true;
    while (readable && lexer.next()) {
      readable = accept();
    }
    if (readable && inStatement) {
      finish();
    }
    reportNul();
    problems.sort(
        Comparator.comparingInt(ScriptProblem::line).thenComparingInt(ScriptProblem::column));
  }

  /// @return false when nothing after the present token can be told apart any more
  private boolean accept() {
    if (lexer.kind() == TokenKind.WHITESPACE || lexer.kind() == TokenKind.COMMENT) {
      return true;
    }
    char first = text.charAt(lexer.start());
    if (lexer.kind() == TokenKind.ILLEGAL && lexer.end() == text.length() && opens(first)) {
      report(withoutEnd(first), lexer.start());
      return false;
    }
    if (first == ';' && !scan.isInTriggerBody()) {
      if (inStatement) {
        finish();
      }
      return true;
    }
    if (!inStatement) {
      if (first == '.') {
        report(ScriptProblem.Kind.SHELL_COMMAND, lexer.start());
        lexer.extendToEndOfLine();
        return true;
      }
      begin();
    }
    scan.accept(lexer, first);
    end = lexer.end();
    return true;
  }

  private void begin() {
    inStatement = true;
    start = lexer.start();
    lines.moveTo(start);
    line = lines.line();
    column = lines.column();
    if (beginsWith("backup") || beginsWith("restore")) {
      report(ScriptProblem.Kind.DRIVER_COMMAND, start);
    }
  }

  private void finish() {
    if (scan.isInTriggerBody()) {
      problems.add(
          new ScriptProblem(ScriptProblem.Kind.UNTERMINATED_TRIGGER, line, column, excerpt(start)));
    } else {
      statements.add(
          new SqlStatement(text.substring(start, end), start, end, line, column, scan.kind()));
    }
    inStatement = false;
    scan = new StatementScan();
  }

  /// The driver looks at the first letters only, not at the end of the word.
  private boolean beginsWith(String word) {
    return text.regionMatches(true, start, word, 0, word.length());
  }

  /// Whether a token that runs to the end of the text is one whose closing mark is missing. A
  /// blob with a wrong digit at the very end is none: SQLite says what is wrong with it.
  private boolean opens(char first) {
    return switch (first) {
      case '\'', '"', '`', '[', '/' -> true;
      case 'x', 'X' -> lexer.end() < lexer.start() + 3 || text.indexOf('\'', lexer.start() + 2) < 0;
      default -> false;
    };
  }

  private static ScriptProblem.Kind withoutEnd(char first) {
    return switch (first) {
      case '/' -> ScriptProblem.Kind.UNTERMINATED_COMMENT;
      case '"', '`', '[' -> ScriptProblem.Kind.UNTERMINATED_IDENTIFIER;
      default -> ScriptProblem.Kind.UNTERMINATED_STRING;
    };
  }

  /// SQLite reads no further than a NUL, wherever it stands, and calls the rest done.
  private void reportNul() {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      LineCounter counter = new LineCounter(text).moveTo(nul);
      int lineStart = text.lastIndexOf('\n', nul) + 1;
      problems.add(
          new ScriptProblem(
              ScriptProblem.Kind.NUL_CHARACTER,
              counter.line(),
              counter.column(),
              excerpt(Math.max(lineStart, nul - EXCERPT_CHARACTERS / 2))));
    }
  }

  private void report(ScriptProblem.Kind kind, int offset) {
    lines.moveTo(offset);
    problems.add(new ScriptProblem(kind, lines.line(), lines.column(), excerpt(offset)));
  }

  private String excerpt(int from) {
    int to = from;
    int limit = Math.min(text.length(), from + EXCERPT_CHARACTERS);
    while (to < limit && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
      to++;
    }
    return text.substring(from, to).replace('\0', '\u2400').strip();
  }
}
