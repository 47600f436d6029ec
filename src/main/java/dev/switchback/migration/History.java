package dev.switchback.migration;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a database remembers: every event in order. The present state is derived from it.
///
/// @param tool whose history it is
/// @param entries in the order in which they were written, as far as the tool tells
/// @param blockages what keeps the tool from going on
/// @param unmet pending migrations whose condition doesn't hold now, as far as somebody looked
/// @param mark identifies this state of the history: another number when anything changed
public record History(
    Tool tool,
    List<HistoryEntry> entries,
    List<Blockage> blockages,
    Set<Version> unmet,
    long mark) {
  public static final History EMPTY = new History(List.of());

  public History {
    entries = List.copyOf(entries);
    blockages = List.copyOf(blockages);
    unmet = Set.copyOf(unmet);
  }

  /// One in which nobody looked at conditions.
  public History(Tool tool, List<HistoryEntry> entries, List<Blockage> blockages, long mark) {
    this(tool, entries, blockages, Set.of(), mark);
  }

  public History withUnmet(Set<Version> versions) {
    return new History(tool, entries, blockages, versions, mark);
  }

  /// Switchback's own: its mark is the newest entry's id, 0 for none.
  public History(List<HistoryEntry> entries) {
    this(Tool.SWITCHBACK, entries, List.of(), entries.isEmpty() ? 0 : entries.getLast().id());
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
}
