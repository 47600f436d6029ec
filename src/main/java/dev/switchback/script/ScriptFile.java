package dev.switchback.script;

import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.PlainFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes the text of a script to a file.
public final class ScriptFile {
  private ScriptFile() {}

  /// Writes `text` beside and moves it into its place, so that there is the old file or the whole
  /// new one. UTF-8. An older script is replaced; a database never is.
  ///
  /// @throws FileFailed when it can't be written, or a database has this name
  public static void write(Path file, String text) {
    if (Files.isRegularFile(file) && PlainFiles.beginsLikeDatabase(file)) {
      throw new FileFailed(file, "write a script to", "there is a database of this name");
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
      try {
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new FileFailed(file, "write a script to", String.valueOf(e.getMessage()));
    }
  }
}
