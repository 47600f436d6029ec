package dev.switchback.source;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a folder and of the folders inside it, and their texts.
final class FileTree {
  private static final int DEEPEST = 16;
  private static final long MOST_BYTES = Integer.MAX_VALUE - 16L;

  private FileTree() {}

  /// A text, or why there is none.
  sealed interface Content {
    /// @param text without a byte order mark, line ends as they are
    record Text(String text) implements Content {}

    record Unusable(int line, Kind kind, String detail) implements Content {
      SourceProblem of(Path file, Optional<Version> version) {
        return new SourceProblem(file, line, kind, version, detail);
      }
    }
  }

  /// All files below `folder` but hidden ones, by path.
  ///
  /// @throws SourceMissing when it is no folder or can't be listed
  static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SourceMissing(
          folder, Files.exists(folder) ? "it is not a folder" : "there is no such folder");
    }
    try (Stream<Path> walk = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !relative(folder, file).matches("(?:.*/)?\\..*"))
          .sorted()
          .toList();
    } catch (UncheckedIOException | IOException e) {
      throw new SourceMissing(folder, "it can't be listed: " + e.getMessage());
    }
  }

  /// The path of `file` below `folder`, parted by `/` on every system.
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static Content read(Path file) {
    return read(file, StandardCharsets.UTF_8);
  }

  static Content read(Path file, Charset charset) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return new Content.Unusable(0, Kind.UNREADABLE, "it is larger than 2 GB");
      }
      byte[] bytes = Files.readAllBytes(file);
      if (!charset.equals(StandardCharsets.UTF_8)) {
        return new Content.Text(new String(bytes, charset));
      }
      return switch (Utf8.decode(bytes)) {
        case Utf8.Text(String text) -> new Content.Text(text);
        case Utf8.NotUtf8 bad -> new Content.Unusable(bad.line(), Kind.NOT_UTF8, bad.detail());
      };
    } catch (IOException e) {
      return new Content.Unusable(0, Kind.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  /// The text of a file that may be missing: settings, for one.
  static Optional<String> textIfThere(Path file) {
    return Files.isRegularFile(file) && read(file) instanceof Content.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
