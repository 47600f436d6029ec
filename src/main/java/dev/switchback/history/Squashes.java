package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Settles which migrations count where one replaces others. Pure.
///
/// - When all that it replaces is applied, the squash counts as applied.
/// - When none of it is, the squash stands alone, and what it replaces is left out. Then Django
///   doesn't believe a row of the squash itself.
/// - When some of it is, the squash is left out, and the replaced ones go on.
final class Squashes {
  private final List<Migration> kept;
  private final List<HistoryEntry> entries;
  private final Set<String> applied = new HashSet<>();
  private final Map<String, List<String>> renamed = new HashMap<>();

  /// @param source without what doesn't count
  /// @param entries with those that follow from others
  record Settled(MigrationSet source, List<HistoryEntry> entries) {
    Settled {
      entries = List.copyOf(entries);
    }
  }

  private Squashes(List<Migration> migrations, List<HistoryEntry> entries) {
    this.kept = new ArrayList<>(migrations);
    this.entries = new ArrayList<>(entries);
    entries.forEach(entry -> applied.add(entry.version().text()));
  }

  static Settled settle(MigrationSet source, List<HistoryEntry> entries) {
    List<Migration> squashes =
        source.migrations().stream()
            .filter(migration -> !migration.origin().lineage().replaces().isEmpty())
            .toList();
    if (squashes.isEmpty()) {
      return new Settled(source, entries);
    }
    Squashes settling = new Squashes(source.migrations(), entries);
    squashes.forEach(settling::settle);
    return new Settled(
        new MigrationSet(settling.rewired(), source.problems(), source.setup()), settling.entries);
  }

  private void settle(Migration squash) {
    String key = Join.keyOf(squash);
    List<String> replaced = squash.origin().lineage().replaces();
    if (applied.containsAll(replaced)) {
      infer(squash);
      return;
    }
    disbelieve(key);
    if (replaced.stream().noneMatch(applied::contains)) {
      kept.removeIf(migration -> replaced.contains(Join.keyOf(migration)));
      replaced.forEach(name -> renamed.put(name, List.of(key)));
    } else {
      kept.remove(squash);
      renamed.put(key, replaced);
    }
  }

  private void disbelieve(String key) {
    if (applied.remove(key)) {
      entries.replaceAll(
          entry -> entry.version().text().equals(key) ? entry.withEvent(Event.ROLLED_BACK) : entry);
    }
  }

  private void infer(Migration migration) {
    if (applied.add(Join.keyOf(migration))) {
      entries.add(
          HistoryEntry.bare(entries.size() + 1L, Event.APPLIED, Join.recordedAs(migration))
              .withDescription(migration.description())
              .withRemarks(List.of(Remark.of(Remark.Kind.SQUASHED))));
    }
  }

  /// With what stood on a migration that is left out standing on those that count.
  private List<Migration> rewired() {
    return renamed.isEmpty() ? kept : kept.stream().map(this::rewired).toList();
  }

  private Migration rewired(Migration migration) {
    Origin origin = migration.origin();
    Origin.Lineage lineage = origin.lineage();
    String own = Join.keyOf(migration);
    Origin changed =
        origin.withLineage(
            new Origin.Lineage(
                standing(lineage.parents(), own),
                standing(lineage.dependencies(), own),
                lineage.labels(),
                lineage.replaces(),
                lineage.group()));
    return new Migration(
        migration.version(), migration.description(), migration.up(), migration.down(), changed);
  }

  private List<String> standing(List<String> keys, String own) {
    return keys.stream()
        .flatMap(key -> renamed.getOrDefault(key, List.of(key)).stream())
        .filter(key -> !key.equals(own))
        .distinct()
        .toList();
  }
}
