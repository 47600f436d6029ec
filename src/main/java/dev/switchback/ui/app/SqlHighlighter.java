package dev.switchback.ui.app;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/// Gives each part of a line of SQL the style class of its kind.
final class SqlHighlighter implements SyntaxDecorator {
  private final String text;
  private final List<Token> tokens;
  private final int[] lineStarts;
  private final int markedLine;

  /// @param text the whole text, lines parted by `\n` only
  /// @param markedLine the 0-based line to mark, or -1
  SqlHighlighter(String text, int markedLine) {
    this.text = text;
    this.tokens = Tokenizer.tokens(text);
    this.lineStarts = lineStarts(text);
    this.markedLine = markedLine;
  }

  @Override
  public RichParagraph createRichParagraph(CodeTextModel model, int index) {
    RichParagraph.Builder paragraph = RichParagraph.builder();
    String line = model.getPlainText(index);
    if (index >= lineStarts.length || !text.startsWith(line, lineStarts[index])) {
      // The model is between two texts; it asks again when it has the new one.
      return paragraph.addWithStyleNames(line, "sql-text").build();
    }
    int start = lineStarts[index];
    int end = start + line.length();
    for (int i = firstToken(start); i < tokens.size() && tokens.get(i).start() < end; i++) {
      Token token = tokens.get(i);
      int from = Math.max(start, token.start());
      int to = Math.min(end, token.end());
      if (from < to) {
        paragraph.addWithStyleNames(text.substring(from, to), styleClass(token.kind()));
      }
    }
    if (index == markedLine) {
      paragraph.addHighlight(0, Math.max(1, line.length()), "sql-failing");
    }
    return paragraph.build();
  }

  @Override
  public void handleChange(
      CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {}

  /// The token that covers `offset`: the last one that begins at or before it.
  private int firstToken(int offset) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (tokens.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static int[] lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts.add(at + 1);
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String styleClass(TokenKind kind) {
    return switch (kind) {
      case KEYWORD -> "sql-keyword";
      case STRING, BLOB -> "sql-string";
      case NUMBER -> "sql-number";
      case PARAMETER -> "sql-parameter";
      case COMMENT -> "sql-comment";
      case ILLEGAL -> "sql-illegal";
      case IDENTIFIER, OPERATOR, PUNCTUATION, WHITESPACE -> "sql-text";
    };
  }
}
