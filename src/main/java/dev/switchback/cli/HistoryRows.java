package dev.switchback.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rows of a table as they are stored, below the names of its columns.
final class HistoryRows {
  private static final int MOST_CHARACTERS = 40;

  private HistoryRows() {}

  /// @param most how many rows at most; how many more there are is said
  static List<String> lines(List<Map<String, String>> rows, int most) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Table table = new Table();
    table.row(rows.getFirst().keySet().toArray(String[]::new));
    rows.stream()
        .limit(most)
        .forEach(
            row -> table.row(row.values().stream().map(HistoryRows::cell).toArray(String[]::new)));
    List<String> lines = new ArrayList<>(table.lines("  "));
    if (rows.size() > most) {
      lines.add("  and " + (rows.size() - most) + " more");
    }
    return lines;
  }

  private static String cell(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS - 1) + "…" : line;
  }
}
