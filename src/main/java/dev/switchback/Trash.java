package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.Manifest;
import dev.switchback.backup.Retention;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.SecondPlace;
import dev.switchback.failure.Failure;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes backups off the list, in a way that can be undone for a while: their files stay where they
/// are until the trash is emptied.
final class Trash {
  static final Duration STAY = Duration.ofDays(7);

  /// How many operations back their way back is kept, whatever the rules say.
  private static final int WAYS_BACK = 3;

  private static final int LOOK_BACK = 200;

  private final Folders folders;
  private final Clock clock;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final Words words;

  Trash(
      Folders folders,
      Clock clock,
      Operations operations,
      ActivityLog log,
      BackupRecords backups,
      Words words) {
    this.folders = folders;
    this.clock = clock;
    this.operations = operations;
    this.log = log;
    this.backups = backups;
    this.words = words;
  }

  /// What a clean-up by `policy` would do now.
  Retention preview(Database database, RetentionPolicy policy) {
    Path file = DatabaseFile.of(database.file()).real();
    return decide(backups.of(file), policy, waysBack(file));
  }

  private Retention decide(List<Backup> kept, RetentionPolicy policy, Set<Long> waysBack) {
    return Retention.decide(kept, policy, waysBack, clock.instant(), clock.getZone());
  }

  private Set<Long> waysBack(Path file) {
    return log.newest(Optional.of(file), LOOK_BACK).stream()
        .filter(activity -> activity.kind().writes() && activity.safetyCopy().isPresent())
        .limit(WAYS_BACK)
        .map(activity -> activity.safetyCopy().getAsLong())
        .collect(Collectors.toSet());
  }

  /// Puts what no rule keeps into the trash, and empties that of what has lain there long enough.
  CleanUpReport cleanUp(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    RetentionPolicy policy = BackupSettings.of(database.settings()).policy();
    long id = operations.begin(database, file, Activity.Kind.CLEAN_UP, "");
    try {
      Set<Long> waysBack = waysBack(file.real());
      List<Retention> decided = new ArrayList<>();
      Instant now = clock.instant();
      // Decided in the same transaction: two clean-ups at once would each count on what the other
      // one takes away.
      backups.trash(
          file.real(),
          kept -> {
            decided.clear();
            decided.add(decide(kept, policy, waysBack));
            return decided.getFirst().removed();
          },
          now);
      Retention retention = decided.getFirst();
      List<Backup> emptied = empty(file.real(), now.minus(STAY));
      CleanUpReport report =
          new CleanUpReport(retention, retention.removed(), emptied, now.plus(STAY));
      operations.end(
          id, file, Activity.Outcome.DONE, words.retention().say(database, report), false);
      return report;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  /// Whether something has lain there for long enough.
  boolean hasOld(Database database) {
    Instant until = clock.instant().minus(STAY);
    return backups.trash(DatabaseFile.of(database.file()).real()).stream()
        .anyMatch(it -> hasLainSince(it, until));
  }

  /// Deletes what has lain there for long enough, and writes down that it did.
  List<Backup> emptyOld(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Instant until = clock.instant().minus(STAY);
    long id = operations.begin(database, file, Activity.Kind.CLEAN_UP, "");
    try {
      List<Backup> emptied = empty(file.real(), until);
      operations.end(
          id,
          file,
          Activity.Outcome.DONE,
          new Account(words.backups().deleted(emptied), List.of()),
          false);
      return emptied;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  private static boolean hasLainSince(Backup backup, Instant until) {
    return backup.care().trashedAt().filter(at -> !at.isAfter(until)).isPresent();
  }

  /// Puts one into the trash.
  Backup put(Backup backup) {
    backups.trash(List.of(backup), clock.instant());
    return backups.find(backup.id()).orElseThrow();
  }

  /// Deletes what was put into the trash up to `until`.
  ///
  /// @return what was deleted
  List<Backup> empty(Path file, Instant until) {
    List<Backup> emptied = new ArrayList<>();
    for (Backup backup : backups.trash(file)) {
      if (hasLainSince(backup, until)) {
        deleteForEver(backup);
        emptied.add(backup);
      }
    }
    return emptied;
  }

  /// Deletes its file, its manifest and its record, in this order: what is cut off is listed as
  /// missing, and no file is ever there without a record. Of a file that was only taken into the
  /// list, and lies where somebody else put it, the record alone.
  void deleteForEver(Backup backup) {
    if (backup.file().startsWith(folders.backups())) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(backup.file()));
      PlainFiles.delete(Manifest.beside(backup.file()));
      backup.care().second().filter(it -> it.at().isPresent()).ifPresent(Trash::deleteSecond);
    }
    backups.remove(backup);
  }

  /// One in a place that is away stays there, with its manifest.
  private static void deleteSecond(Care.SecondCopy second) {
    if (SecondPlace.isThere(second.file())) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(second.file()));
      PlainFiles.delete(Manifest.beside(second.file()));
    }
  }
}
