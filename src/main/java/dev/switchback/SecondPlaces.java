package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.SecondPlace;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.backup.Timetable;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second copy of backups elsewhere, at once or as soon as that place is there again.
final class SecondPlaces {
  private final Folders folders;
  private final Clock clock;
  private final BackupRecords backups;
  private final Words words;

  /// When copying a backup failed although its place was there: a full disk, for instance.
  private final Map<Long, Instant> failedThere = new ConcurrentHashMap<>();

  SecondPlaces(Folders folders, Clock clock, BackupRecords backups, Words words) {
    this.folders = folders;
    this.clock = clock;
    this.backups = backups;
    this.words = words;
  }

  /// Copies a new backup where its database has a second place. A place that is away is no failure:
  /// the backup is made, and its copy waits.
  Backup copy(Database database, Backup backup, Work work) {
    Optional<Path> place = BackupSettings.of(database.settings()).secondPlace();
    if (place.isEmpty()) {
      return backup;
    }
    Path target = SecondPlace.fileFor(backup, place.get());
    backups.second(backup, new Care.SecondCopy(target, Optional.empty(), ""));
    return attempt(backup, target, work);
  }

  private Backup attempt(Backup backup, Path target, Work work) {
    try {
      SecondPlace.copy(backup, target, work);
      backups.second(backup, new Care.SecondCopy(target, Optional.of(clock.instant()), ""));
    } catch (OperationCancelled asked) {
      backups.second(backup, waiting(target, asked));
      throw asked;
    } catch (Failure away) {
      backups.second(backup, waiting(target, away));
      if (SecondPlace.isThere(target)) {
        failedThere.put(backup.id(), clock.instant());
      }
    }
    return backups.find(backup.id()).orElse(backup);
  }

  private Care.SecondCopy waiting(Path target, Failure why) {
    return new Care.SecondCopy(target, Optional.empty(), words.failures().say(why).sentence());
  }

  /// What is known of `place` now. Looks whether it is there.
  SecondPlaceState state(List<Backup> kept, Path place) {
    List<Backup> there =
        kept.stream()
            .filter(it -> it.care().second().filter(is -> is.file().startsWith(place)).isPresent())
            .toList();
    List<Backup> waiting =
        there.stream()
            .filter(it -> it.care().second().flatMap(Care.SecondCopy::at).isEmpty())
            .toList();
    boolean isThere = Files.isDirectory(place);
    return new SecondPlaceState(
        place,
        isThere,
        !isThere || !PlainFiles.sameDisk(place, folders.home()),
        there.size() - waiting.size(),
        waiting);
  }

  /// Those that wait, and whose place is there now. One that failed there a moment ago isn't tried
  /// again at once. Reads the catalogue, and looks whether folders
  /// are there.
  List<Backup> waiting() {
    return backups.waitingForSecondPlace().stream()
        .filter(
            backup ->
                backup.care().second().filter(it -> SecondPlace.isThere(it.file())).isPresent())
        .filter(backup -> backup.state() != Backup.State.MISSING)
        .filter(backup -> !hasJustFailed(backup))
        .toList();
  }

  private boolean hasJustFailed(Backup backup) {
    Instant failed = failedThere.get(backup.id());
    return failed != null && failed.plus(Timetable.AGAIN).isAfter(clock.instant());
  }

  /// Tries those that wait again.
  ///
  /// @return as they now are
  List<Backup> retry(Work work) {
    List<Backup> tried = new ArrayList<>();
    for (Backup backup : waiting()) {
      backup.care().second().ifPresent(second -> tried.add(attempt(backup, second.file(), work)));
    }
    return tried;
  }
}
