package dev.switchback.source;

import java.util.List;
import java.util.stream.Stream;

/// The layouts of tools whose migrations are programs. They are read as text.
final class CodeToolSources {
  private CodeToolSources() {}

  static List<SourceFormat> all() {
    return Stream.concat(
            Stream.of(new AlembicSource(), new DjangoSource()),
            CodeShapes.all().stream().map(CodeFormat::new))
        .toList();
  }
}
