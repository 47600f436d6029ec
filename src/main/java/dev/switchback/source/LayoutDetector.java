package dev.switchback.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Proposes the layout of a folder and says why.
///
/// @param reason the counts that decided
record LayoutDetector(Layout layout, String reason) {

  /// The layout most files have. Each file is still read for what it is: a file with sections is
  /// never run as a whole only because its neighbours have none.
  static LayoutDetector of(FolderFiles folder) {
    List<SourceFile> files = folder.files();
    Map<Layout, Integer> counts = new EnumMap<>(Layout.class);
    files.forEach(file -> counts.merge(file.layout(), 1, Integer::sum));
    Layout best = Layout.PAIRS;
    for (Layout layout : List.of(Layout.SECTIONS, Layout.PLAIN)) {
      if (counts.getOrDefault(layout, 0) > counts.getOrDefault(best, 0)) {
        best = layout;
      }
    }
    return new LayoutDetector(best, files.isEmpty() ? nothing(folder) : reason(best, counts));
  }

  private static String nothing(FolderFiles folder) {
    return folder.problems().isEmpty() ? "no .sql files yet" : "no .sql file can be read";
  }

  private static String reason(Layout best, Map<Layout, Integer> counts) {
    List<String> reasons = new ArrayList<>();
    reasons.add(sentence(best, counts.getOrDefault(best, 0)));
    counts.forEach(
        (layout, count) -> {
          if (layout != best) {
            reasons.add(sentence(layout, count));
          }
        });
    return String.join("; ", reasons);
  }

  private static String sentence(Layout layout, int count) {
    String files = count == 1 ? "1 file " : count + " files ";
    boolean one = count == 1;
    return switch (layout) {
      case PAIRS -> files + (one ? "ends" : "end") + " in .up.sql or .down.sql";
      case SECTIONS -> files + (one ? "has" : "have") + " -- migrate: sections";
      case PLAIN -> files + (one ? "is" : "are") + " plain .sql";
      case OF_A_TOOL -> throw new IllegalStateException("No file alone has a tool's layout");
    };
  }
}
