package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The texts that a checkout can make of one text: other line ends, with or without a byte order
/// mark or a last line end.
final class LineEnds {
  private static final String MARK = "\uFEFF";

  private LineEnds() {}

  /// The checksums of those texts, of `raw` itself too.
  static Set<Checksum> checksums(String raw, Function<String, Checksum> checksum) {
    String unmarked = raw.startsWith(MARK) ? raw.substring(1) : raw;
    String plain = unmarked.replace("\r\n", "\n");
    String open = plain.endsWith("\n") ? plain.substring(0, plain.length() - 1) : plain;
    Set<Checksum> checksums = new HashSet<>();
    for (String text : List.of(open, open + "\n")) {
      for (String ended : List.of(text, text.replace("\n", "\r\n"))) {
        checksums.add(checksum.apply(ended));
        checksums.add(checksum.apply(MARK + ended));
      }
    }
    return checksums;
  }
}
