package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.ManifestFile;
import dev.switchback.history.Reading;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.PointPlanning.Reason;
import dev.switchback.registry.PointPlanning.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the texts with which applied migrations were run: in the files, if they are still the
/// same, in the history, and in the manifests of backups.
final class KeptTexts {
  private final List<Backup> backups;

  KeptTexts(List<Backup> backups) {
    this.backups = backups;
  }

  /// The migrations as they were run, or why one can't be run again.
  record Found(List<Migration> again, List<Reason> reasons) {
    Found {
      again = List.copyOf(again);
      reasons = List.copyOf(reasons);
    }

    /// Those of `set` that are `wanted`, with the texts that were run.
    MigrationSet with(MigrationSet set, Set<Version> wanted) {
      List<Migration> others =
          set.migrations().stream()
              .filter(migration -> wanted.contains(migration.version()))
              .filter(
                  migration ->
                      again.stream().noneMatch(it -> it.version().equals(migration.version())))
              .toList();
      return new MigrationSet(
          Stream.concat(others.stream(), again.stream()).toList(), List.of(), set.setup());
    }
  }

  Found find(Reading reading, Timeline timeline, List<Version> versions) {
    List<Migration> again = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (Version version : versions) {
      HistoryEntry entry = reading.history().applied().get(version);
      Optional<TimelineRow> row = timeline.meant(version);
      if (entry == null || row.isEmpty()) {
        reasons.add(new Reason.NotAgain(version, Why.NO_TEXT));
        continue;
      }
      Optional<Why> never = never(entry, row.get());
      Optional<Migration> migration =
          never.isPresent() ? Optional.empty() : asRun(entry, row.get(), reading);
      if (migration.filter(TryingAhead::reachesOut).isPresent()) {
        reasons.add(new Reason.NotAgain(version, Why.REACHES_OUT));
        continue;
      }
      migration.ifPresentOrElse(
          again::add,
          () ->
              reasons.add(
                  new Reason.NotAgain(
                      version,
                      never.orElse(row.get().migration().isPresent() ? Why.EDITED : Why.NO_TEXT))));
    }
    return new Found(again, reasons);
  }

  private static Optional<Why> never(HistoryEntry entry, TimelineRow row) {
    if (entry.event() == HistoryEntry.Event.STAMPED) {
      return Optional.of(Why.STAMPED);
    }
    Origin.Kind kind = row.migration().map(it -> it.origin().kind()).orElse(Origin.Kind.SQL);
    return switch (kind) {
      case CODE, JAVA -> Optional.of(Why.CODE);
      case REPEATABLE -> Optional.of(Why.REPEATABLE);
      case SQL ->
          row.java().isPresent() || row.up().absentClass().isPresent()
              ? Optional.of(Why.CODE)
              : Optional.empty();
    };
  }

  private Optional<Migration> asRun(HistoryEntry entry, TimelineRow row, Reading reading) {
    Optional<Migration> file = row.migration().filter(it -> isAsRun(entry, it, row));
    if (file.isPresent()) {
      return file;
    }
    // The row of another tool records what the file says, which is no longer what was run.
    boolean isOwn = reading.history().tool().isOwn();
    if (!isOwn && row.migration().isPresent()) {
      return Optional.empty();
    }
    return entry
        .upSql()
        .filter(sql -> !sql.isBlank())
        .or(() -> ofManifests(entry))
        .map(
            sql ->
                new Migration(
                    entry.version(),
                    row.description(),
                    MigrationText.recorded(sql),
                    entry.downSql().map(MigrationText::recorded)));
  }

  private static boolean isAsRun(HistoryEntry entry, Migration migration, TimelineRow row) {
    return entry
        .checksum()
        .map(migration::isRecordedAs)
        .orElseGet(() -> row.edit().isEmpty() && entry.upSql().isPresent());
  }

  /// Only a text whose digest the history recorded is sure to be the one that was run.
  private Optional<String> ofManifests(HistoryEntry entry) {
    Optional<Checksum> recorded = entry.checksum();
    return backups.stream()
        .flatMap(backup -> ManifestFile.of(backup.file()).stream())
        .flatMap(manifest -> manifest.migrations().stream())
        .filter(step -> step.version().equals(entry.version().text()))
        .flatMap(step -> step.up().stream())
        .filter(sql -> recorded.filter(Checksum.sha256(sql)::equals).isPresent())
        .findFirst();
  }
}
