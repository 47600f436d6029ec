package dev.switchback.ui.app;

import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/// Gives every line of a text the same style.
final class PlainText implements SyntaxDecorator {
  @Override
  public RichParagraph createRichParagraph(CodeTextModel model, int index) {
    return RichParagraph.builder().addWithStyleNames(model.getPlainText(index), "sql-text").build();
  }

  @Override
  public void handleChange(
      CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {}
}
