package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.SecondPlace;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps a second copy of backups elsewhere, at once or as soon as that place is there again.
final class SecondPlaces {
  private final Clock clock;
  private final BackupRecords backups;
  private final Words words;

  SecondPlaces(Clock clock, BackupRecords backups, Words words) {
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
    }
    return backups.find(backup.id()).orElse(backup);
  }

  private Care.SecondCopy waiting(Path target, Failure why) {
    return new Care.SecondCopy(target, Optional.empty(), words.failures().say(why).sentence());
  }

  /// Those that wait, and whose place is there now. Reads the catalogue, and looks whether folders
  /// are there.
  List<Backup> waiting() {
    return backups.waitingForSecondPlace().stream()
        .filter(
            backup ->
                backup.care().second().filter(it -> SecondPlace.isThere(it.file())).isPresent())
        .filter(backup -> backup.state() != Backup.State.MISSING)
        .toList();
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
