package dev.switchback.history;

import java.util.List;
import java.util.stream.Stream;

/// Histories that applications keep for themselves, and the number in a file's header.
final class HomeMadeFormats {
  private HomeMadeFormats() {}

  static List<HistoryFormat> all() {
    return Stream.concat(
            Stream.of(KnownHomeMade.values()).<HistoryFormat>map(KnownHomeMadeFormat::new),
            Stream.of(new UserVersionFormat()))
        .toList();
  }
}
