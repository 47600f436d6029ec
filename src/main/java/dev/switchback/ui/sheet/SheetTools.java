package dev.switchback.ui.sheet;

import dev.switchback.registry.Database;
import dev.switchback.ui.app.EnvironmentStrip;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the controllers of the sheets are handed.
///
/// @param actions the ways from one sheet to another
/// @param opener shows a file or a folder with the system's own program
/// @param folders lets somebody choose a folder, by a title and where to begin
public record SheetTools(
    ScreenContext screen,
    MainActions actions,
    Consumer<Path> opener,
    BiFunction<String, Optional<Path>, Optional<Path>> folders) {

  public Words words() {
    return screen.words();
  }

  public SheetContext context() {
    return new SheetContext(screen.administration(), screen.jobs(), words(), screen.clock());
  }

  /// Shows a sheet about `database`, which says where that is used.
  public void show(Database database, Parent root, Runnable onClosed) {
    EnvironmentStrip.mark(root, database.environment(), words());
    screen.sheets().show(root, onClosed);
  }

  /// Puts `text` on the clipboard, and says so.
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    screen.toasts().show(SheetTexts.text("sheet.copied"), Optional.empty(), () -> {});
  }
}
