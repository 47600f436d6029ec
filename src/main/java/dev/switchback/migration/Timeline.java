package dev.switchback.migration;

import dev.switchback.sql.Destruction;
import dev.switchback.sql.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A source's migrations joined with a database's history, ordered by version.
public record Timeline(List<TimelineRow> rows, List<SourceProblem> problems) {
  public Timeline {
    rows = rows.stream().sorted(Comparator.comparing(TimelineRow::version)).toList();
    problems = List.copyOf(problems);
  }

  public static Timeline of(MigrationSet migrations, History history) {
    NavigableMap<Version, HistoryEntry> applied = history.applied();
    NavigableMap<Version, HistoryEntry> last = new TreeMap<>();
    history.entries().forEach(entry -> last.put(entry.version(), entry));
    List<TimelineRow> rows = new ArrayList<>();
    for (Migration migration : migrations.migrations()) {
      Optional<HistoryEntry> entry =
          Optional.ofNullable(
              applied.getOrDefault(migration.version(), last.get(migration.version())));
      MigrationState state = stateOf(migration, applied, last);
      rows.add(
          new TimelineRow(
              migration.version(),
              migration.description(),
              state,
              Optional.of(migration),
              entry,
              state.isPending() && Destruction.isIn(Script.of(migration.up().sql()))));
    }
    applied.forEach(
        (version, entry) -> {
          if (migrations.find(version).isEmpty()) {
            rows.add(
                new TimelineRow(
                    version,
                    entry.description(),
                    MigrationState.MISSING,
                    Optional.empty(),
                    Optional.of(entry),
                    false));
          }
        });
    return new Timeline(rows, migrations.problems());
  }

  private static MigrationState stateOf(
      Migration migration,
      NavigableMap<Version, HistoryEntry> applied,
      NavigableMap<Version, HistoryEntry> last) {
    HistoryEntry entry = applied.get(migration.version());
    if (entry != null) {
      if (isEdited(migration, entry)) {
        return MigrationState.EDITED;
      }
      return entry.event() == HistoryEntry.Event.STAMPED
          ? MigrationState.STAMPED
          : MigrationState.APPLIED;
    }
    if (!applied.isEmpty() && migration.version().compareTo(applied.lastKey()) < 0) {
      return MigrationState.OUT_OF_ORDER;
    }
    HistoryEntry lastEntry = last.get(migration.version());
    if (lastEntry == null) {
      return MigrationState.PENDING;
    }
    return lastEntry.event() == HistoryEntry.Event.FAILED
        ? MigrationState.FAILED
        : MigrationState.ROLLED_BACK;
  }

  /// A checkout may change line ends; that is no edit.
  private static boolean isEdited(Migration migration, HistoryEntry entry) {
    return !entry.checksum().equals(migration.checksum())
        && !withoutReturns(entry.upSql()).equals(withoutReturns(migration.up().sql()));
  }

  private static String withoutReturns(String text) {
    return text.replace("\r\n", "\n");
  }

  /// What running all would run, oldest first.
  public List<TimelineRow> pending() {
    return rows.stream().filter(row -> row.state().isPending()).toList();
  }

  /// What is applied or stamped now, oldest first.
  public List<TimelineRow> applied() {
    return rows.stream().filter(row -> !row.state().isPending()).toList();
  }

  public Optional<TimelineRow> find(Version version) {
    return ByVersion.find(rows, TimelineRow::version, version);
  }
}
