package dev.switchback.migration;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds what somebody may have meant by a version that doesn't exist.
final class SimilarVersions {
  private static final int MOST = 3;
  private static final int SLIPS = 2;

  private SimilarVersions() {}

  /// At most three of `existing`: those a slip of the fingers or the rest of a timestamp away,
  /// nearest first; when there is none, the neighbours in the order.
  ///
  /// @param existing in order
  static List<Version> of(Version wanted, List<Version> existing) {
    List<Version> close =
        existing.stream()
            .map(version -> new Scored(version, distance(wanted.text(), version.text())))
            .filter(scored -> scored.slips() <= allowedSlips(wanted.text()))
            .sorted(Comparator.comparingInt(Scored::slips))
            .limit(MOST)
            .map(Scored::version)
            .toList();
    return close.isEmpty() ? neighbours(wanted, existing) : close;
  }

  private record Scored(Version version, int slips) {}

  /// In `7` every digit is a slip away from every other: short versions show neighbours instead.
  private static int allowedSlips(String text) {
    return text.length() < 4 ? 0 : SLIPS;
  }

  private static List<Version> neighbours(Version wanted, List<Version> existing) {
    Stream<Version> before =
        existing.stream()
            .filter(v -> v.compareTo(wanted) < 0)
            .max(Comparator.naturalOrder())
            .stream();
    Stream<Version> after =
        existing.stream()
            .filter(v -> v.compareTo(wanted) > 0)
            .min(Comparator.naturalOrder())
            .stream();
    return Stream.concat(before, after).toList();
  }

  /// How many digits are wrong, missing or too many; 0 when one begins with the other.
  private static int distance(String a, String b) {
    if ((a.length() >= 4 && b.startsWith(a)) || (b.length() >= 4 && a.startsWith(b))) {
      return 0;
    }
    if (Math.abs(a.length() - b.length()) > SLIPS) {
      return Integer.MAX_VALUE;
    }
    int[] above = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
