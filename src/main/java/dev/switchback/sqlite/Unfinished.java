package dev.switchback.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of files that aren't finished yet. A name tells which process writes the file, so that
/// what a dead one left can be told from what a living one is still writing.
public final class Unfinished {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Pattern NAME =
      Pattern.compile(".+\\.(\\d+-\\d+)-\\d+\\.partial(?:-wal|-shm|-journal)?");

  private Unfinished() {}

  /// A name beside `target` that nobody else uses.
  public static Path of(Path target) {
    return target.resolveSibling(
        target.getFileName()
            + "."
            + ProcessMark.own().text()
            + "-"
            + COUNT.incrementAndGet()
            + ".partial");
  }

  /// Deletes the unfinished files in `folder` whose process is gone; what can't be deleted stays.
  public static void clear(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.partial*")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && !ProcessMark.of(name.group(1)).isAlive()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException nothingThere) {
      // Then there is nothing to clear away.
    }
  }
}
