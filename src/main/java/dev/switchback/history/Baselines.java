package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Remark;
import dev.switchback.migration.ToolSetup;
import dev.switchback.migration.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Settles whether a migration counts that stands for all up to its version. Pure.
///
/// - In a database that has had no version yet, the newest one counts, and what it stands for is
///   left out.
/// - Where one is recorded, its file counts, and not another of that version.
/// - In any other database none does.
final class Baselines {
  private Baselines() {}

  static MigrationSet settle(MigrationSet source, List<HistoryEntry> entries) {
    List<Migration> baselines = source.setup().baselines();
    if (baselines.isEmpty()) {
      return source;
    }
    Optional<Version> recorded =
        entries.stream()
            .filter(entry -> entry.event() == Event.APPLIED)
            .filter(entry -> entry.remarks().contains(Remark.of(Remark.Kind.BASELINE)))
            .map(HistoryEntry::version)
            .max(Comparator.naturalOrder());
    if (recorded.isPresent()) {
      return baselines.stream()
          .filter(baseline -> baseline.version().equals(recorded.get()))
          .findFirst()
          .map(baseline -> in(source, baseline, false))
          .orElse(source);
    }
    boolean isNew = entries.stream().noneMatch(entry -> entry.version().isNumber());
    return isNew
        ? baselines.stream()
            .filter(baseline -> isWithin(source.setup().limit(), baseline.version()))
            .max(Migration.BY_VERSION)
            .map(baseline -> in(source, baseline, true))
            .orElse(source)
        : source;
  }

  private static boolean isWithin(ToolSetup.Limit limit, Version version) {
    return !(limit instanceof ToolSetup.Limit.UpTo(Version last)) || version.compareTo(last) <= 0;
  }

  /// With the baseline in place of another of its version.
  private static MigrationSet in(MigrationSet source, Migration baseline, boolean leavesOut) {
    List<Migration> migrations = new ArrayList<>();
    for (Migration migration : source.migrations()) {
      boolean isNumber = migration.version().isNumber();
      int place = isNumber ? migration.version().compareTo(baseline.version()) : 1;
      if (place != 0) {
        migrations.add(leavesOut && place < 0 ? leftOut(migration) : migration);
      }
    }
    migrations.add(baseline);
    return new MigrationSet(migrations, source.problems(), source.setup());
  }

  private static Migration leftOut(Migration migration) {
    Origin origin = migration.origin();
    Map<String, String> marks = new HashMap<>(origin.marks());
    marks.put(Origin.LEFT_OUT, "baseline");
    return new Migration(
        migration.version(),
        migration.description(),
        migration.up(),
        migration.down(),
        origin.withMarks(marks));
  }
}
