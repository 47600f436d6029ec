package dev.switchback.history;

import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Remark;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Lines a source's migrations up with what a history recorded. Pure.
///
/// Numbers find each other as numbers. Texts find each other by the key that the tool writes, and
/// get their places from the source's order; what only the history knows stands right after the
/// entry before it.
public final class Join {
  private final List<Migration> migrations;
  private final MigrationSet source;
  private final Map<String, Migration> byKey = new HashMap<>();

  private Join(MigrationSet source) {
    this.source = source;
    this.migrations = source.migrations();
    migrations.forEach(migration -> byKey.put(keyOf(migration), migration));
  }

  public static Reading of(Recorded recorded, MigrationSet source) {
    Join join = new Join(source);
    return switch (recorded.state()) {
      case Recorded.State.Events(List<HistoryEntry> all) -> events(recorded, source, all);
      case Recorded.State.Position(HistoryEntry entry) ->
          join.inOneOrder(recorded, join.upTo(entry));
      case Recorded.State.Heads(List<HistoryEntry> heads) ->
          join.inOneOrder(recorded, join.ancestors(heads));
      case Recorded.State.Count(long applied) -> join.inOneOrder(recorded, join.first(applied));
    };
  }

  private static Reading events(
      Recorded recorded, MigrationSet source, List<HistoryEntry> entries) {
    Squashes.Settled settled = Squashes.settle(Baselines.settle(source, entries), entries);
    Join join = new Join(settled.source());
    return join.inOneOrder(
        recorded, join.withElsewhere(join.withWhatABaselineCovers(settled.entries())));
  }

  /// Marks the entries of groups that the source has nothing of: their files are in a package
  /// somewhere else, and not missing.
  private List<HistoryEntry> withElsewhere(List<HistoryEntry> entries) {
    Set<String> groups = new HashSet<>();
    migrations.forEach(migration -> groups.add(migration.origin().lineage().group()));
    groups.remove("");
    if (groups.isEmpty()) {
      return entries;
    }
    return entries.stream()
        .map(entry -> isOfNone(groups, entry) ? elsewhere(entry) : entry)
        .toList();
  }

  private static boolean isOfNone(Set<String> groups, HistoryEntry entry) {
    return entry.remarks().stream()
        .anyMatch(r -> r.kind() == Remark.Kind.GROUP && !groups.contains(r.value()));
  }

  private static HistoryEntry elsewhere(HistoryEntry entry) {
    List<Remark> remarks = new ArrayList<>(entry.remarks());
    remarks.add(Remark.of(Remark.Kind.ELSEWHERE));
    return entry.withRemarks(remarks);
  }

  /// How a history names a migration.
  static String keyOf(Migration migration) {
    return migration.origin().key().isEmpty()
        ? migration.version().text()
        : migration.origin().key();
  }

  /// The version that a row of this migration would have.
  static Version recordedAs(Migration migration) {
    return migration.version().isNumber()
        ? migration.version()
        : Version.placed(0, keyOf(migration));
  }

  private Optional<Migration> find(Version recorded) {
    Optional<Migration> byNumber = recorded.isNumber() ? source.find(recorded) : Optional.empty();
    return byNumber
        .or(() -> Optional.ofNullable(byKey.get(recorded.text())))
        .or(() -> findByEnd(recorded.text()));
  }

  /// A key that is a path may begin at another folder: the end has to fit, and only one.
  private Optional<Migration> findByEnd(String text) {
    List<Migration> ending =
        text.contains("::")
            ? byKey.entrySet().stream()
                .filter(
                    entry ->
                        entry.getKey().endsWith("/" + text) || text.endsWith("/" + entry.getKey()))
                .map(Map.Entry::getValue)
                .toList()
            : List.of();
    return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
  }

  private List<HistoryEntry> upTo(HistoryEntry position) {
    List<HistoryEntry> entries = new ArrayList<>();
    for (Migration migration : migrations) {
      if (migration.version().compareTo(position.version()) < 0) {
        entries.add(inferred(entries.size() + 1L, migration));
      }
    }
    entries.add(position);
    return inOrder(entries);
  }

  /// A baseline stands for everything up to it: that counts as applied where nothing else is said.
  private List<HistoryEntry> withWhatABaselineCovers(List<HistoryEntry> recorded) {
    Optional<Version> newest =
        recorded.stream()
            .filter(entry -> entry.event() != Event.FAILED && entry.version().isNumber())
            .filter(
                entry -> entry.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.BASELINE))
            .map(HistoryEntry::version)
            .max(Comparator.naturalOrder());
    if (newest.isEmpty()) {
      return recorded;
    }
    Set<Version> known = new HashSet<>();
    recorded.forEach(entry -> known.add(entry.version()));
    List<HistoryEntry> entries = new ArrayList<>();
    for (Migration migration : migrations) {
      Version version = migration.version();
      if (version.isNumber() && version.compareTo(newest.get()) <= 0 && known.add(version)) {
        entries.add(inferred(0, migration).withEvent(Event.STAMPED));
      }
    }
    entries.addAll(recorded);
    return inOrder(entries);
  }

  private List<HistoryEntry> first(long applied) {
    List<HistoryEntry> entries = new ArrayList<>();
    migrations.stream()
        .limit(applied)
        .forEach(migration -> entries.add(inferred(entries.size() + 1L, migration)));
    if (applied > entries.size()) {
      // The file is newer than the migrations that are here.
      entries.add(
          HistoryEntry.bare(
              entries.size() + 1L, Event.APPLIED, Version.of(Long.toString(applied))));
    }
    return entries;
  }

  /// The heads and everything they stand on, in the source's order.
  private List<HistoryEntry> ancestors(List<HistoryEntry> heads) {
    Set<String> applied = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    heads.forEach(head -> open.add(head.version().text()));
    while (!open.isEmpty()) {
      String key = open.remove();
      Migration migration = byKey.get(key);
      if (applied.add(key) && migration != null) {
        Origin.Lineage lineage = migration.origin().lineage();
        open.addAll(lineage.parents());
        open.addAll(lineage.dependencies());
      }
    }
    List<HistoryEntry> entries = new ArrayList<>();
    for (Migration migration : migrations) {
      boolean isHead =
          heads.stream().anyMatch(head -> head.version().text().equals(keyOf(migration)));
      if (applied.contains(keyOf(migration)) && !isHead) {
        entries.add(inferred(entries.size() + 1L, migration));
      }
    }
    entries.addAll(heads);
    return inOrder(entries);
  }

  /// Where some are inferred, the ids that the history gave don't say the order.
  private static List<HistoryEntry> inOrder(List<HistoryEntry> entries) {
    List<HistoryEntry> numbered = new ArrayList<>();
    for (HistoryEntry entry : entries) {
      numbered.add(entry.withId(numbered.size() + 1L));
    }
    return numbered;
  }

  private static HistoryEntry inferred(long id, Migration migration) {
    return HistoryEntry.bare(id, Event.APPLIED, recordedAs(migration))
        .withDescription(migration.description())
        .withRemarks(List.of(Remark.of(Remark.Kind.INFERRED)));
  }

  private Reading inOneOrder(Recorded recorded, List<HistoryEntry> entries) {
    boolean ordered =
        migrations.stream().allMatch(m -> m.version().isOrdered())
            && entries.stream().allMatch(e -> e.version().isOrdered());
    if (ordered) {
      return new Reading(source, history(recorded, entries));
    }
    Places places = new Places();
    addSource(places);
    String before = "";
    for (HistoryEntry entry : entries) {
      String key = find(entry.version()).map(Join::keyOf).orElse(entry.version().text());
      places.addAfter(before, key, entry.version());
      before = key;
    }
    Map<String, Version> versions = places.versions();
    List<Migration> placed =
        migrations.stream().map(m -> m.at(versions.getOrDefault(keyOf(m), m.version()))).toList();
    List<HistoryEntry> found =
        entries.stream()
            .map(
                entry -> {
                  String key =
                      find(entry.version()).map(Join::keyOf).orElse(entry.version().text());
                  return entry.withVersion(versions.getOrDefault(key, entry.version()));
                })
            .toList();
    List<SourceProblem> problems =
        source.problems().stream()
            .map(
                problem ->
                    problem
                        .version()
                        .map(version -> versions.get(version.text()))
                        .map(problem::at)
                        .orElse(problem))
            .toList();
    return new Reading(
        new MigrationSet(placed, problems, source.setup()), history(recorded, found));
  }

  /// Files that can't be used have their place among the others.
  private void addSource(Places places) {
    record Keyed(String key, Version version) {}
    Stream<Keyed> usable =
        migrations.stream().map(migration -> new Keyed(keyOf(migration), migration.version()));
    Stream<Keyed> broken =
        source.problems().stream()
            .flatMap(problem -> problem.version().stream())
            .map(version -> new Keyed(version.text(), version));
    Stream.concat(usable, broken)
        .sorted(Comparator.comparing(Keyed::version))
        .forEach(keyed -> places.add(keyed.key(), keyed.version()));
  }

  private static History history(Recorded recorded, List<HistoryEntry> entries) {
    return new History(recorded.tool(), entries, recorded.blockages(), recorded.mark());
  }
}
