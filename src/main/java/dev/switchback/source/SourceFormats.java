package dev.switchback.source;

import java.util.List;
import java.util.stream.Stream;

/// The layouts of other tools, in the order in which they are asked: those that are told apart by
/// more come first.
final class SourceFormats {
  private SourceFormats() {}

  static List<SourceFormat> all() {
    return Stream.of(
            List.<SourceFormat>of(new NumberedFolders()),
            RustAndGoSources.all(),
            JavaToolSources.all(),
            WebToolSources.all(),
            PythonModules.all(),
            CodeToolSources.all())
        .flatMap(List::stream)
        .toList();
  }
}
