package dev.switchback.migration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What stands on what in a timeline: by the graph where the tool has one, else by the order.
final class Descent {
  private final Timeline timeline;
  private final Map<String, Migration> byKey = new HashMap<>();

  Descent(Timeline timeline) {
    this.timeline = timeline;
    timeline.rows().stream()
        .flatMap(row -> row.migration().stream())
        .forEach(migration -> byKey.put(migration.origin().key(), migration));
  }

  /// Whether `other` is `needed`, or stands on it.
  boolean isNeeded(Version needed, Version other) {
    if (timeline.tool().ways().older() != ToolWays.Older.GRAPH) {
      return needed.compareTo(other) <= 0;
    }
    return needed.equals(other) || standsOn(other).contains(needed);
  }

  private Set<Version> standsOn(Version version) {
    Set<Version> below = new HashSet<>();
    Deque<Version> open = new ArrayDeque<>();
    open.add(version);
    while (!open.isEmpty()) {
      timeline
          .find(open.remove())
          .flatMap(TimelineRow::migration)
          .ifPresent(
              migration -> {
                for (String key : migration.origin().lineage().standsOn()) {
                  Migration found = byKey.get(key);
                  if (found != null && below.add(found.version())) {
                    open.add(found.version());
                  }
                }
              });
    }
    return below;
  }
}
