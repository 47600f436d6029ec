package dev.switchback.ui.sheet;

import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the controllers of the sheets are handed.
///
/// @param actions the ways from one sheet to another
/// @param opener shows a file or a folder with the system's own program
public record SheetTools(ScreenContext screen, MainActions actions, Consumer<Path> opener) {

  public Words words() {
    return screen.words();
  }

  public SheetContext context() {
    return new SheetContext(screen.administration(), screen.jobs(), words(), screen.clock());
  }

  /// Puts `text` on the clipboard.
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
