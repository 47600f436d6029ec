package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.SqlFailed;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.MigrationsReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// Finds the backup from which the fewest migrations lead to a point of the timeline.
final class NearestBackup {
  private static final Comparator<Backup> NEAREST_FIRST =
      Comparator.comparing(Backup::lastMigration, NearestBackup::order)
          .thenComparing(Backup::at)
          .reversed();

  private final MigrationsReader migrations;

  NearestBackup(MigrationsReader migrations) {
    this.migrations = migrations;
  }

  /// One with no migration at all comes before every other.
  private static int order(Optional<Version> one, Optional<Version> other) {
    return one.isPresent() && other.isPresent()
        ? one.get().compareTo(other.get())
        : Boolean.compare(one.isPresent(), other.isPresent());
  }

  /// @param wanted what is applied at that point
  /// @param missing what of it isn't applied in the backup, in order
  record Found(Backup backup, Set<Version> wanted, List<Version> missing) {
    Found {
      wanted = Set.copyOf(wanted);
      missing = List.copyOf(missing);
    }
  }

  /// A backup counts whose migrations were run with the same texts as today's, none of them later
  /// than `to`. Of those with the same migrations the newest: it has the most rows of today.
  Optional<Found> find(Database database, List<Backup> good, History today, Version to) {
    NavigableMap<Version, HistoryEntry> wanted = today.applied().headMap(to, true);
    return good.stream()
        .filter(backup -> backup.lastMigration().filter(last -> last.compareTo(to) > 0).isEmpty())
        .sorted(NEAREST_FIRST)
        .flatMap(backup -> found(database, backup, wanted).stream())
        .findFirst();
  }

  private Optional<Found> found(
      Database database, Backup backup, NavigableMap<Version, HistoryEntry> wanted) {
    Map<Version, HistoryEntry> then;
    try (ReadableBackup readable = ReadableBackup.open(backup)) {
      then = migrations.history(database, readable.file()).applied();
    } catch (BackupUnusable
        | DatabaseMissing
        | NotADatabase
        | DatabaseDamaged
        | DatabaseTooNew
        | SqlFailed unreadable) {
      return Optional.empty();
    }
    boolean isBefore =
        then.entrySet().stream()
            .allMatch(
                entry ->
                    wanted.containsKey(entry.getKey())
                        && isSame(entry.getValue(), wanted.get(entry.getKey())));
    return isBefore
        ? Optional.of(
            new Found(
                backup,
                wanted.keySet(),
                wanted.keySet().stream().filter(version -> !then.containsKey(version)).toList()))
        : Optional.empty();
  }

  /// Where one of them records no checksum, nobody can tell that they differ.
  private static boolean isSame(HistoryEntry then, HistoryEntry now) {
    Optional<Checksum> recorded = now.checksum();
    return then.checksum().isEmpty() || recorded.isEmpty() || then.checksum().equals(recorded);
  }
}
