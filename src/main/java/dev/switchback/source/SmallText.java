package dev.switchback.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads small text files of a project that are known by their names, so that none of them is ever
/// a database.
public final class SmallText {
  private static final long MOST_BYTES = 4_000_000;

  private SmallText() {}

  /// The text without a byte order mark; empty when there is no such file, it can't be read, or it
  /// isn't a text.
  public static Optional<String> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return switch (Utf8.decode(Files.readAllBytes(file))) {
        case Utf8.Text text -> Optional.of(text.unmarked());
        case Utf8.NotUtf8 _ -> Optional.empty();
      };
    } catch (IOException notReadable) {
      return Optional.empty();
    }
  }
}
