package dev.switchback.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that only this program knows of.
public final class PrivateFolder {
  private PrivateFolder() {}

  /// Deletes a folder with all that is in it; what can't be deleted stays.
  public static void delete(Path folder) {
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException notThere) {
      return;
    }
    for (Path file : inside) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stays) {
        // A temporary file that stays behind harms nobody; the system clears it away.
      }
    }
  }
}
