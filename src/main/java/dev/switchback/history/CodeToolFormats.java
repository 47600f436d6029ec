package dev.switchback.history;

import java.util.List;
import java.util.stream.Stream;

/// The histories of tools whose migrations are programs.
final class CodeToolFormats {
  private CodeToolFormats() {}

  static List<HistoryFormat> all() {
    return Stream.of(
            List.of(new AlembicFormat(), new SqitchFormat(), new RoomFormat()),
            PythonAndRubyShapes.all().stream().map(CodeToolFormats::format).toList(),
            List.<HistoryFormat>of(new SequelFormat()),
            ScriptShapes.all().stream().map(CodeToolFormats::format).toList(),
            CompiledShapes.all().stream().map(CodeToolFormats::format).toList())
        .<HistoryFormat>flatMap(List::stream)
        .toList();
  }

  private static HistoryFormat format(RowShape shape) {
    return new RowFormat(shape);
  }
}
