package dev.switchback.salvage;

import java.util.NavigableMap;
import java.util.TreeMap;

/// The rowids that leaves of one table hold, as ranges. Leaves of one table never overlap. Ranges
/// that touch are kept as one.
final class Ranges {
  private final NavigableMap<Long, Long> endByStart = new TreeMap<>();

  void add(long smallest, long largest) {
    long start = smallest;
    long end = largest;
    var before = endByStart.floorEntry(start);
    if (before != null && before.getValue() >= start - 1 && start != Long.MIN_VALUE) {
      start = before.getKey();
      end = Math.max(end, before.getValue());
    }
    var after = endByStart.higherEntry(start);
    while (after != null && (after.getKey() <= end || after.getKey() - 1 == end)) {
      end = Math.max(end, after.getValue());
      endByStart.remove(after.getKey());
      after = endByStart.higherEntry(start);
    }
    endByStart.put(start, end);
  }

  boolean overlaps(long smallest, long largest) {
    var before = endByStart.floorEntry(largest);
    return before != null && before.getValue() >= smallest;
  }

  boolean contains(long rowid) {
    return overlaps(rowid, rowid);
  }

  void addAll(Ranges others) {
    others.endByStart.forEach(this::add);
  }

  boolean overlapsAny(Ranges others) {
    return others.endByStart.entrySet().stream()
        .anyMatch(each -> overlaps(each.getKey(), each.getValue()));
  }

  int size() {
    return endByStart.size();
  }
}
