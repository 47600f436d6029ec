package dev.switchback.ui.databases;

import dev.switchback.registry.Database;
import dev.switchback.ui.app.StateStyle;
import java.nio.file.Path;

/// One row of the list, ready to be drawn.
///
/// @param place the folder, with `~`
/// @param size of the file, or empty while it isn't known
/// @param word the state in words
/// @param environment where it is used, in a word; empty for development, which is nothing to note
/// @param spoken what is read aloud
public record DatabaseItem(
    Database database,
    String place,
    String size,
    StateStyle style,
    String word,
    String environment,
    String spoken) {

  /// Identifies it across refreshes.
  public Path key() {
    return database.file();
  }

  /// Folder and size on one line.
  public String whereAndSize() {
    return size.isEmpty() ? place : place + " · " + size;
  }
}
