package dev.switchback.history;

import java.util.List;
import java.util.stream.Stream;

/// The formats, in the order in which they are asked: those that are told apart by more come first.
final class Formats {
  private Formats() {}

  static List<HistoryFormat> all() {
    return Stream.of(
            List.<HistoryFormat>of(new SwitchbackFormat()),
            RustAndGoFormats.all(),
            JavaToolFormats.all(),
            WebToolFormats.all(),
            CodeToolFormats.all(),
            HomeMadeFormats.all())
        .flatMap(List::stream)
        .toList();
  }
}
