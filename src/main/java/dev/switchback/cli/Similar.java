package dev.switchback.cli;

import java.util.Collection;
import java.util.List;

/// Finds what somebody probably meant to type.
final class Similar {
  private static final int MAX_EDITS = 2;

  private Similar() {}

  /// Those of `known` that begin as `typed` does and are at most two edits away from it.
  static List<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(each -> !typed.isEmpty() && each.startsWith(typed.substring(0, 1)))
        .filter(each -> edits(typed, each) <= MAX_EDITS)
        .sorted()
        .toList();
  }

  /// Letters to insert, delete, replace or swap with their neighbour.
  private static int edits(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        edits[i][j] =
            Math.min(
                edits[i - 1][j - 1] + replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[one.length()][other.length()];
  }
}
