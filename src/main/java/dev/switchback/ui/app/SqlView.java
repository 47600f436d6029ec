package dev.switchback.ui.app;

import java.util.OptionalInt;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.LineNumberDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/// SQL to read: highlighted, with line numbers, and the failing line marked; or a program, plain.
/// Selecting and copying works, typing doesn't.
public final class SqlView extends StackPane {
  private final CodeArea area = new CodeArea();
  private final ListChangeListener<String> onTheme = change -> showAgain();
  private Runnable showAgain = () -> {};

  public SqlView() {
    getStyleClass().add("sql-view");
    area.setEditable(false);
    area.setWrapText(false);
    area.setLineNumbersEnabled(true);
    area.setFont(Font.font("monospace", 13));
    area.setTabSize(4);
    getChildren().add(area);
    sceneProperty().subscribe(this::follow);
  }

  /// The area looks the colours of its text up once, so a change of theme needs it to be shown
  /// anew.
  private void follow(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.getRoot().getStyleClass().removeListener(onTheme);
    }
    if (now != null) {
      now.getRoot().getStyleClass().addListener(onTheme);
    }
  }

  private void showAgain() {
    showAgain.run();
  }

  /// Shows `sql`, whose first line is line `firstLine` of its file.
  public void show(String sql, int firstLine) {
    show(sql, firstLine, OptionalInt.empty());
  }

  /// Shows `sql` and marks one line, counted as in the file.
  public void show(String sql, int firstLine, OptionalInt failingLine) {
    showAgain = () -> show(sql, firstLine, failingLine);
    String text = plainLines(sql);
    int marked = failingLine.isEmpty() ? -1 : failingLine.getAsInt() - firstLine;
    area.setLeftDecorator(new LineNumbers(firstLine));
    area.setSyntaxDecorator(new SqlHighlighter(text, marked));
    area.setText(text);
    area.select(TextPos.ZERO);
    area.setAccessibleText(text);
    if (marked > 0) {
      area.select(TextPos.ofLeading(marked, 0));
    }
  }

  /// Shows a text that is no SQL, whose first line is line `firstLine` of its file.
  public void showPlain(String program, int firstLine) {
    showAgain = () -> showPlain(program, firstLine);
    String text = plainLines(program);
    area.setLeftDecorator(new LineNumbers(firstLine));
    area.setSyntaxDecorator(new PlainText());
    area.setText(text);
    area.select(TextPos.ZERO);
    area.setAccessibleText(text);
  }

  private static String plainLines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// The text that is shown.
  public String text() {
    return area.getText();
  }

  private static final class LineNumbers extends LineNumberDecorator {
    private final int firstLine;

    LineNumbers(int firstLine) {
      this.firstLine = firstLine;
    }

    @Override
    public Node getNode(int index) {
      return super.getNode(index + firstLine - 1);
    }

    @Override
    public Node getMeasurementNode(int index) {
      Node node = super.getMeasurementNode(index + firstLine - 1);
      if (node instanceof Label label) {
        label.getStyleClass().add("sql-line-number");
      }
      return node;
    }
  }
}
