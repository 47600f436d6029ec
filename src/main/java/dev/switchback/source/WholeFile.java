package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.MigrationText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A file read whole: its bytes, which checksums are made of, and its text, which is run.
final class WholeFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final byte[] bytes;
  private final String text;

  /// @param text without a byte order mark
  WholeFile(Path path, byte[] bytes, String text) {
    this.path = path;
    this.bytes = bytes;
    this.text = text;
  }

  Path path() {
    return path;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() {
    return text;
  }

  /// All of it as SQL.
  MigrationText sql() {
    return new MigrationText(text, Optional.of(path), 1);
  }

  Checksum sha256() {
    return Checksum.sha256(bytes);
  }

  /// What `checksum` would be of the same text with other line ends, with or without a byte order
  /// mark or a last line end.
  Set<Checksum> sameButLineEnds(Function<byte[], Checksum> checksum) {
    String plain = text.replace("\r\n", "\n");
    String bare = plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
    Set<Checksum> others = new LinkedHashSet<>();
    for (String end : List.of(bare, bare + "\n")) {
      for (String lines : List.of(end, end.replace("\n", "\r\n"))) {
        for (String marked : List.of(lines, BYTE_ORDER_MARK + lines)) {
          others.add(checksum.apply(marked.getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return others;
  }
}
