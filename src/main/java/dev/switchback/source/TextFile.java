package dev.switchback.source;

import dev.switchback.migration.SourceProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What reading one file of a migration source gave.
sealed interface TextFile {
  /// The longest array Java can make, and so the longest file that can be one text.
  long MOST_BYTES = Integer.MAX_VALUE - 16L;

  /// @param raw the text as it is, with its byte order mark and its line ends
  /// @param sql without the byte order mark
  record Read(String raw, String sql) implements TextFile {}

  /// Why there is no text.
  ///
  /// @param line 1-based; 0 when it is about the whole file
  record Unusable(SourceProblem.Kind kind, int line, String detail) implements TextFile {}

  static TextFile of(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return unreadable("it is larger than 2 GB");
      }
      return switch (Utf8.decode(Files.readAllBytes(file))) {
        case Utf8.Text text -> new Read(text.raw(), text.unmarked());
        case Utf8.NotUtf8 bad ->
            new Unusable(SourceProblem.Kind.NOT_UTF8, bad.line(), bad.detail());
      };
    } catch (AccessDeniedException e) {
      return unreadable("no permission to read it");
    } catch (NoSuchFileException e) {
      return unreadable("it is gone, or a link that leads nowhere");
    } catch (IOException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Unusable unreadable(String detail) {
    return new Unusable(SourceProblem.Kind.UNREADABLE, 0, detail);
  }
}
