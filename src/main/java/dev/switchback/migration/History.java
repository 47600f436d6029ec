package dev.switchback.migration;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a database remembers: every event in order. The present state is derived from it.
public record History(List<HistoryEntry> entries) {
  public static final History EMPTY = new History(List.of());

  public History {
    entries = List.copyOf(entries);
  }

  /// What is applied now, by version: the entry that made it so, an application or a stamp.
  public NavigableMap<Version, HistoryEntry> applied() {
    NavigableMap<Version, HistoryEntry> applied = new TreeMap<>();
    for (HistoryEntry entry : entries) {
      switch (entry.event()) {
        case APPLIED, STAMPED -> applied.put(entry.version(), entry);
        case ROLLED_BACK -> applied.remove(entry.version());
        case FAILED -> {}
      }
    }
    return Collections.unmodifiableNavigableMap(applied);
  }

  public Optional<HistoryEntry> lastOf(Version version) {
    return entries.reversed().stream().filter(e -> e.version().equals(version)).findFirst();
  }

  /// Identifies this state of the history: the newest entry's id, 0 for none.
  public long mark() {
    return entries.isEmpty() ? 0 : entries.getLast().id();
  }
}
